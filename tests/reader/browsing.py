"""A window of Chromium, as wide, as dark and as quiet as a test wants it."""

import json
import os
import shutil
from pathlib import Path

import pytest
from publishing.hosts_making import lacks, needs

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or "chromium"
_NODE_MODULES = "LASTWORD_NODE_MODULES"
_WATCH = """
window.refused = [];
document.addEventListener("securitypolicyviolation", (event) =>
    window.refused.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
"""
_DRAWN = "() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen)))"


def node_module(path: str) -> Path:
    """Give a file of a package of node, or skip the test; in CI that is a failure."""
    found = Path(os.environ.get(_NODE_MODULES, "node_modules"), path)
    if not found.is_file():
        lacks(f"{path} (npm install {path.partition('/')[0]}, and {_NODE_MODULES} set to the folder node_modules)")
    return found


class Window:
    """Hold a window, and what to ask it."""

    def __init__(self) -> None:
        needs("chromedriver", CHROMIUM)
        try:
            from selenium.webdriver import Chrome, ChromeOptions  # noqa: PLC0415 - it may not be there
            from selenium.webdriver.chrome.service import Service  # noqa: PLC0415
        except ImportError:
            lacks("selenium")
        options = ChromeOptions()
        options.binary_location = CHROMIUM
        for flag in ("--headless=new", "--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage"):
            options.add_argument(flag)
        options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
        self._driver = Chrome(options, Service(shutil.which("chromedriver")))
        self._driver.set_script_timeout(60)
        self.ask("Emulation.setScrollbarsHidden", hidden=True)
        self.ask("Page.addScriptToEvaluateOnNewDocument", source=_WATCH)

    def ask(self, command: str, **values: object) -> dict[str, object]:
        """Send a *command* of the browser's own protocol."""
        found: dict[str, object] = self._driver.execute_cdp_cmd(command, values)
        return found

    def look(self, *, width: int = 1280, height: int = 900, media: str = "", **features: str) -> None:
        """Look from now on at windows of *width* CSS pixels, on *media*, with *features* such as a colour scheme."""
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.ask("Emulation.setDeviceMetricsOverride", **size)
        preferences = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.ask("Emulation.setEmulatedMedia", media=media, features=preferences)

    def open(self, url: str) -> None:
        """Go to *url*, and wait until all of it is there."""
        self._driver.get(url)

    def run(self, expression: str) -> object:
        """Give what an *expression*, or its promise, is on the page."""
        asked = {"expression": expression, "awaitPromise": True, "returnByValue": True}
        answer = self.ask("Runtime.evaluate", **asked)
        assert "exceptionDetails" not in answer, answer
        result = answer["result"]
        assert isinstance(result, dict)
        return result.get("value")

    def call(self, function: str, *values: object) -> object:
        """Call a *function* of the page, given as text, with *values*."""
        return self.run(f"({function})({', '.join(json.dumps(value) for value in values)})")

    def press_tab(self) -> None:
        """Press the tabulator."""
        key = {"key": "Tab", "code": "Tab", "windowsVirtualKeyCode": 9}
        for kind in ("rawKeyDown", "keyUp"):
            self.ask("Input.dispatchKeyEvent", type=kind, **key)

    def press_enter(self) -> None:
        """Press the enter key."""
        key = {"key": "Enter", "code": "Enter", "windowsVirtualKeyCode": 13}
        self.ask("Input.dispatchKeyEvent", type="keyDown", text="\r", **key)
        self.ask("Input.dispatchKeyEvent", type="keyUp", **key)

    def drawn(self) -> None:
        """Wait until the page has been drawn as it is now."""
        self.call(_DRAWN)

    def complaints(self) -> list[str]:
        """Give what the console was told since the last time it was asked, and what the page's policy refused."""
        said = [str(line["message"]) for line in self._driver.get_log("browser")]
        refused = self.run("window.refused")
        assert isinstance(refused, list)
        return said + refused

    def close(self) -> None:
        """Close the browser."""
        self._driver.quit()


MARKS = [pytest.mark.slow, pytest.mark.browser]
