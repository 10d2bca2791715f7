"""What pip-audit found, judged: ``pip-audit --format json | python -m tests.bench.audit``.

Fails where an installed package has a known vulnerability, and only there.
Where PyPI's advisories cannot be had (no network, a mirror that serves packages alone) nothing is audited, and it says
so: a check that is not made must not look like one that was passed.
"""

from __future__ import annotations

import json
import sys


def main() -> int:
    """Print what was found."""
    try:
        packages = json.load(sys.stdin)["dependencies"]
    except ValueError:
        packages = []
    audited = [package for package in packages if "skip_reason" not in package]
    if not audited:
        print("audit: NOT MADE, for the advisory service cannot be reached")
        return 0
    found = [(package, one) for package in audited for one in package["vulns"]]
    for package, one in found:
        fixed = ", ".join(one["fix_versions"]) or "no version yet"
        print(f"audit: {package['name']} {package['version']}: {one['id']}, fixed in {fixed}")
    print(f"audit: {len(audited)} packages looked up, {len(packages) - len(audited)} not to be had, {len(found)} found")
    return int(bool(found))


if __name__ == "__main__":
    raise SystemExit(main())
