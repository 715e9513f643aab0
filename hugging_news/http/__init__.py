"""The one door to the network.

`client.Client` fetches one request safely, `drive.run` runs many collectors over it in threads, `drive.drive` runs one
without threads. Import from the modules: this package stays empty so that `drive` and `guard` cost no HTTP library.
"""
