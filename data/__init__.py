"""Default sources, tables of the house (sections, licences, tasks) and the sample newsroom."""
