"""Release notes of all shapes, written for the tests."""

from __future__ import annotations

SECTIONS = """\
# Release v2.4.0

<img width="960" alt="image" src="https://example.org/kite.png" />

## New Model additions

### Kestrel (fresh from Acme): 30B total, 3B active

* Add Kestrel #812 by @ada

Kestrel is a multimodal model that reads text, images and sound. It was made for
agents on laptops. We describe it in a post: http://hf.co/blog/kestrel

### Heron & Heron-Mini
* Add Heron (#790) by @wei-dev in [#790](https://github.com/acme/kite/pull/790)

### Terns 1.5, 2 and 3
* Add Terns (#791) by @wei-dev in [#791](https://github.com/acme/kite/pull/791)

## :rotating_light: Breaking changes

Kernels are now opt-in (they were loaded by themselves), so users who rely on them must pass `kernels=True`.
* 🚨 [`Kernels`] Make kernels opt-in (#801) by @ada

The `crop` method takes negative values only; a very long explanation follows that nobody would want to read in a \
newsletter, which is why it has to be cut at the end of a clause, making this sentence much longer than it needs to be \
for its purpose.
* 🚨 Crop from the end (#802) by @ada

## Vision

Images are read faster.

* Update CI image (#803) by @bot in [#803]
* Speed up image preprocessing for vision models (#804) by @wei-dev in [#804]
* Fix a typo in the vision guide (#805) by @eve in [#805]

## Bugfixes and improvements

* ci: run nightly (#806) by @ada in [#806]
* Deprecate the old `response_schema` (#807) by @ada in [#807]
* Update torch minimum version to 2.4 (#808) by @ada in [#808]
* Fix path traversal via file arguments in `config.json` (#809) by @ada in [#809]
* Drop "kite dance" (#810) by @ada in [#810]
* Add native tekken tokenizer support (#811) by @eve in [#811]

## Significant community contributions

* @ada
    * 🚨 Crop from the end (#802)

## New Contributors
* @eve made their first contribution in https://github.com/acme/kite/pull/811
* @helper-bot made their first contribution in https://github.com/acme/kite/pull/799
* @claude[bot] made their first contribution in https://github.com/acme/kite/pull/798
* @Wei-Dev made their first contribution in https://github.com/acme/kite/pull/790
"""

BOLD = """\
# Highlights

*582 PRs from 194 contributors.*

**Kestrel day-0 support**: A 2.8T-parameter model with a 1M-token context, served from the first day. Verified on two \
accelerators ([#32541](https://github.com/acme/kite/pull/32541), [blog](https://blog.example.org/2026/kestrel)).

**Other new models added**: Heron and Terns.

**Initial support for the Rust frontend**: Migrates the front half of the server to Rust \
([#29799](https://github.com/acme/kite/pull/29799)).

**Faster loading**: Copying views first cuts loading from about **35 minutes to 6m20s** \
([#32315](https://github.com/acme/kite/pull/32315)).

**Dependencies**: wind 1.4 ([#32562](https://github.com/acme/kite/pull/32562)).

## New Model Support

| Model | Type | PRs |
|---|---|---|
| Kestrel | Autoregressive | [#32541](https://github.com/acme/kite/pull/32541) |
| Heron-1B | Diffusion | [#32300](https://github.com/acme/kite/pull/32300) |

## Kestrel

* [Kestrel] Support kestrel: [#32541](https://github.com/acme/kite/pull/32541) ⭐

## Breaking Changes & Upgrade Notes

* **`wind` jumps 0.2.6 to 1.4**, a major move: [#32562](https://github.com/acme/kite/pull/32562)
* **`--kite` is renamed to `--kites`** with no alias: [#27350](https://github.com/acme/kite/pull/27350)

## Security
No security-tagged PRs in this release.
"""

PULLS = """\
## What's Changed
* Make it easier to debug tensors. by @ada in https://github.com/acme/kite/pull/101
* Bump kite-frontend to 1.47.12 by @kite-bot in https://github.com/acme/kite/pull/102
* Minimum officially supported pytorch is now 2.7 by @ada in https://github.com/acme/kite/pull/103
* [Partners] feat(Heron): add Heron 3 Pro by @eve in https://github.com/acme/kite/pull/104
* Fix crash on empty strings by @ada in https://github.com/acme/kite/pull/105
* Add support for Kestrel 2.5 by @wei-dev in https://github.com/acme/kite/pull/106
* Mark "Terns" as deprecated by @ada in https://github.com/acme/kite/pull/107
* Revert "Mark "Terns" as deprecated" (#107) by @ada in https://github.com/acme/kite/pull/108
* Optimize the Kestrel decoder by @wei-dev in https://github.com/acme/kite/pull/109
* feat(api)!: drop the `v1` routes by @eve in https://github.com/acme/kite/pull/110

## New Contributors
* @eve made their first contribution in https://github.com/acme/kite/pull/104

**Full Changelog**: https://github.com/acme/kite/compare/v0.31.0...v0.32.0
"""

PATCH = """\
# Patch release v2.4.1

This patch mends a regression in the loading of adapters. It contains the following commits:

- Fix loading of adapters (#821) by @ada
- [CI] Pin the runner (#822) by @ada
"""

CHANGELOG = """\
### Added
- `kite fly`: take off from the command line.

### Deprecated
- `Kite.land()`: use `Kite.close()` instead.

### Removed
- `Kite.crash()`

### Security
- CVE-2026-12345: a string could end a kite (GHSA-abcd-efgh-2345).

### Fixed
- A knot.
"""

CHINESE = """\
## 新特性
1. 支持 Kestrel-7B 模型的训练与推理 (#12)
2. 修复长序列下的显存泄漏 by @wei-dev

## 新模型
- Kestrel-7B
- Heron-1B (#13)

## 不兼容变更
- 移除 `--old-kite` 参数，请改用 `--kite`。

## 新贡献者
- @wei-dev
"""

KEEP_A_HEADING = """\
## Highlights

### One configuration for one or many machines

Both entry points are now one. The example shrinks from 120 to 58 lines.

```python
train("kite.yaml")  # **not a highlight**: code
```

### Breaking Change: `gpus` Moved to `devices`

The `gpus` field has been **removed** and replaced with `devices`.

Update your files. For example:

```diff
- gpus: 2
+ devices: 2
```

### Minimum Python version is now 3.10
"""

SHAPES = {
    "sections": SECTIONS,
    "bold": BOLD,
    "pulls": PULLS,
    "patch": PATCH,
    "changelog": CHANGELOG,
    "chinese": CHINESE,
    "headings": KEEP_A_HEADING,
}
