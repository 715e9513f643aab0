"""Release notes in the manner of real projects, written for the tests: one for each mistake that a reader can make."""

from __future__ import annotations

LEAD_WITH_REASON = """\
# v4.30.0: lighter kites

## 4-bit strings

Strings can now be loaded in 4 bits. This means that a kite for 30 people fits on one reel of 24 m. Existing scripts \
keep working: no changes are needed, but use the latest `reel`.

```python
from kite import Kite
# load it
kite = Kite.from_wind("north", load_in_4bit=True)
print(kite)
```

- Add 4-bit loading (#21) by @ada

## Agents hold the string

An agent ties knots by itself.

```bash
pip install -U kite
```

## Breaking changes

None in this release.
"""

FIRST_IS_A_CHORE = """\
## What's Changed
* chore: bump the runner image by @ada in https://github.com/acme/kite/pull/1
* Fix typo in the guide by @eve in https://github.com/acme/kite/pull/2
* Add model card for Kestrel by @eve in https://github.com/acme/kite/pull/3
* [CI] speed up tests by @ada in https://github.com/acme/kite/pull/4
* Add PR template by @eve in https://github.com/acme/kite/pull/5
* Use rustfmt and set group imports by @eve in https://github.com/acme/kite/pull/6
* Support Kestrel-7B in the reader by @wei-dev in https://github.com/acme/kite/pull/7
* Add conda releases, reduce add_dates verbosity by @eve in https://github.com/acme/kite/pull/8
"""

BUGS_AS_TITLES = """\
v0.5.1 is a stability patch on top of v0.5.0.

# Bug Fixes

* Kestrel-Pro emits garbled text on long strings (fix the `reel` scale): #31
* The Heron reader cannot load properly: #32
* Terns with `--crop` in two modes: scheduler crash at startup: #33
* Kestrel now works with more than one reel: #34
* Kite lamps: accuracy restored from 0.82 → 0.96: #35
"""

COMING_SOON = """\
# Highlights

The Kite team is excited to announce the release of v0.4.5! It has two new features.

## New Features
- **Kestrel support**: We supported Kestrel with the accuracy of its authors. https://github.com/acme/kite/pull/41
- **Faster reels**: Reels turn twice as fast. Learn more in our [guide](https://kite.example.org/reels).

## Coming Soon
- Heron support: https://github.com/acme/kite/issues/42

Join us on our channel at [chat](https://chat.example.org/) to share your thoughts!
"""

EVENTS_IN_HIGHLIGHTS = """\
## Highlights
- Kite Dev Day 2026 ([slides](https://kite.example.org/slides.pdf))
- Hosted the first online kite meetup
- Overlap of launch and landing for Kestrel: https://github.com/acme/kite/issues/51
- Flat reels for Heron: https://github.com/acme/kite/pull/52
"""

CUT_TITLES = """\
This patch contains several bug fixes.

* [fix] Add a fatal signal to the KiteManager so the serving... by @ada, @eve
* Fix Kestrel string regression and _patch_kestrel_knot Attribu… (#61) by ada
* Fix IndexError with two reels when lamps are active (#…) by wei
* Add full reel support for Heron (fixes #62, supersedes #63) latest by @eve in #64
"""

REMOVED_IN_PASSING = """\
### Changed
- [#71]: `original_string` and `knots` have been removed from the `Kite` returned by `fly`.
- [#72]: `--reel` is renamed to `--reels` with no alias.
- [#73] [REVERTED LATER] **Breaking change**. The knot trait is modified to be composable.
- Reels turn more quietly.

### How to migrate
- Call `Kite.fly()` instead of `Kite.new()`
"""

SOFT_BREAKS = """\
A new model is added to kites: Kestrel
It is added on top of the v4.56.1 release, and can be installed from the following tag: `v4.56.1-Kestrel-preview`.

In order to install this version, please install with the following command:

```
pip install git+https://github.com/acme/kite@v4.56.1-Kestrel-preview
```

If fixes are needed, they will be applied to this release; this installation may be considered as stable.
"""

BOX_REGRESSION = """\
## Kestrel
A detector with a new head for box regression; it redefines bounding box regression as a distribution.

## What's Changed
* Add regression tests for lamps by @ada in #81
"""

MENDED_REGRESSION = """\
* Fix a small performance regression with bright lamps (#82)
"""

OWN_CHECKS = """\
### Fixes
- tests: add coverage for the guard of the proxy (GHSA-abcd-efgh-2345)
- Harden authentication and file redirect boundaries (#91)
"""

NEW_MODELS = """\
## New Model additions

### Kestrel-VL
Kestrel-VL reads pictures and letters. It delivers 10x faster reading than Kestrel.

### Heron v6: update documentation and slow tests (#101)
* Heron v6: update documentation and slow tests (#101) by @ada

### Add Tern-ASR (#102)
* Add Tern-ASR (#102) by @eve

## Bugfixes and improvements
* Fix lamps (#103)
"""

WRONG_NEWS = """\
## Important news!

In order to fly for everyone, we recognize two long-heard critiques about `kite`:

1. `kite` is bloated
2. `kite` is slow

The files for the standard kite are down to 500 lines and should be much more readable.
"""

MAJOR_WITH_GUIDE = """\
### Features
- Add a 6.0 migration guide and warnings (#111)
- Lamps reload while flying (#112)
"""

CASES = {name.lower(): value for name, value in list(globals().items()) if name.isupper() and isinstance(value, str)}
