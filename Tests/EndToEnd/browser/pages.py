"""Every HTML part of a Maildir at 320 and 1,200 px, light and dark: axe finds nothing, and nothing scrolls sideways.

    pages.py CHROMIUM MAILDIR
"""

import email
import email.policy
import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright


def pages(maildir):
    for path in sorted(p for part in ("new", "cur") for p in pathlib.Path(maildir, part).iterdir()):
        message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        yield message["Subject"], message.get_body(("html",)).get_content()


def main(chromium, maildir):
    looks = 0
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for subject, html in pages(maildir):
            for scheme in ("light", "dark"):
                for width in (320, 1200):
                    page = browser.new_page(viewport={"width": width, "height": 900}, color_scheme=scheme)
                    page.set_content(html)
                    found = Axe().run(page)
                    where = f"{subject}, {scheme}, {width} px"
                    assert found.violations_count == 0, f"{where}:\n{found.generate_report()}"
                    wide = page.evaluate("document.documentElement.scrollWidth")
                    assert wide <= width, f"{where}: {wide} px wide"
                    page.close()
                    looks += 1
        browser.close()
    print(f"{looks} looks at HTML mails, axe found nothing")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
