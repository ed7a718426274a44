"""Somebody with a browser: the few steps that every journey is made of."""

from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import FloatRect, Locator, Page

from commissioning.demo.story.accounts import PASSWORD


@dataclass(frozen=True, slots=True)
class Walker:
    """A person at a browser window of one width, with JavaScript or without."""

    page: Page
    narrow: bool
    scripts: bool = True

    def go(self, path: str) -> None:
        """Open a page, and look that it is one."""
        answer = self.page.goto(path)
        assert answer is not None
        assert answer.status == 200, f"{path} answers {answer.status}"
        self.look()

    def look(self) -> None:
        """See that nothing scrolls sideways and that there is one heading of the page."""
        assert self.page.locator("h1").count() == 1
        if self.scripts:
            wider = "document.documentElement.scrollWidth - window.innerWidth"
            assert self.page.evaluate(wider) <= 0, f"{self.page.url} scrolls sideways"

    def sign_in(self, login: str, password: str = PASSWORD) -> None:
        """Sign in as somebody of the address book."""
        email = login if "@" in login else f"{login}@saltmere.example"
        self.go("/sign-in")
        self.page.get_by_label("Email address").fill(email)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.press("Sign in")

    def press(self, name: str) -> None:
        """Press a button, and wait for the page it leads to."""
        with self.page.expect_navigation():
            self.main.get_by_role("button", name=name, exact=True).first.click()
        self.look()

    def follow(self, name: str) -> None:
        """Follow a link (some look like buttons), and wait for its page."""
        self.main.get_by_role("link", name=name).or_(
            self.main.get_by_role("button", name=name)
        ).first.click()
        self.page.wait_for_load_state()
        self.look()

    def fill(self, label: str, text: str) -> None:
        """Type into the field with this label."""
        self.main.get_by_label(label, exact=True).fill(text)

    def choose(self, question: str, answer: str) -> None:
        """Choose an answer to a question with radio buttons."""
        group = self.main.get_by_role("group", name=question)
        group.get_by_label(answer, exact=True).check()

    def open_letter(self, subject: str, to: str = "") -> None:
        """Open the link in the newest letter with this subject, in the demo's mail page."""
        self.go("/mail")
        letters = self.main.get_by_role("article").filter(has_text=subject)
        letter = letters.filter(has_text=to).first
        letter.get_by_role("link").first.click()
        self.page.wait_for_load_state()
        self.look()

    def sees(self, text: str) -> bool:
        """Tell whether the page's main part says this."""
        return text in self.main.inner_text()

    @property
    def main(self) -> Locator:
        """The main part of the page."""
        return self.page.locator("main")

    def shot(self, folder: Path | None, name: str) -> None:
        """Keep a picture of the page, when pictures were asked for."""
        if folder is None:
            return
        if self.narrow:
            phone = FloatRect(x=0, y=0, width=360, height=1400)
            self.page.screenshot(path=folder / f"{name}-360.png", full_page=True, clip=phone)
        else:
            self.page.screenshot(path=folder / f"{name}-1280.png")
