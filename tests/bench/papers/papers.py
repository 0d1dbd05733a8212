"""The same words as a PDF by typst, ReportLab, WeasyPrint and Chromium.

papers.py typst|reportlab|weasyprint|chromium WORDS.json FONTS OUT.pdf RUNS

Prints the nanoseconds of each run, a line each, and leaves the last PDF behind. Fonts are loaded and the
browser is running beforehand; everything else is done anew each time, as each report is another.
"""

import base64
import html
import io
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

FACES = {
    "Noto Sans": "NotoSans-Regular.ttf",
    "Noto Sans Arabic": "NotoSansArabic-Regular.ttf",
    "Noto Sans Devanagari": "NotoSansDevanagari-Regular.ttf",
    "Noto Sans Symbols2": "NotoSansSymbols2-Regular.ttf",
}
BOLD = "NotoSans-Bold.ttf"


def page(blocks, fonts):
    """The words as HTML, for WeasyPrint and Chromium."""
    escape = html.escape
    title = next(block["text"] for block in blocks if block["kind"] == "title")
    faces = [(family, file, "normal") for family, file in FACES.items()]
    faces.append(("Noto Sans", BOLD, "bold"))
    style = "".join(
        f'@font-face {{font-family: "{family}"; font-weight: {weight}; src: url("{(fonts / file).as_uri()}")}}'
        for family, file, weight in faces
    )
    families = ", ".join(f'"{family}"' for family in FACES)
    style += f"""
        @page {{size: A4; margin: 42pt}}
        body {{font: 10pt/14pt {families}; margin: 0}}
        h1 {{font-size: 18pt; line-height: 25pt; margin: 0}}
        h2 {{font-size: 10pt; background: #ebebeb; margin: 4pt 0 2pt}}
        p {{margin: 0 0 2pt}}
        table {{border-collapse: collapse; width: 100%; table-layout: fixed}}
        th, td {{border: 0.5pt solid; padding: 2pt 4pt; text-align: left; vertical-align: top; overflow-wrap: anywhere}}
        th:first-child {{width: 33%}}
    """
    body = []
    for block in blocks:
        match block["kind"]:
            case "title":
                body.append(f"<h1>{escape(block['text'])}</h1>")
            case "heading":
                body.append(f"<h2>{escape(block['text'])}</h2>")
            case "text":
                body.append(f"<p>{escape(block['text'])}</p>")
            case "table":
                head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in block["head"])
                rows = "".join(
                    "<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in block["rows"]
                )
                body.append(f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>")
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f"<style>{style}</style></head><body>{''.join(body)}</body></html>"
    )


def by_typst(blocks, fonts):
    import typst

    loaded = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[fonts])
    compiler = typst.Compiler(font_paths=loaded)
    families = ", ".join(f'"{family.replace("Symbols2", "Symbols 2")}"' for family in FACES)
    runs = 0

    def quoted(text):
        escaped = text.replace("\\", "\\\\").replace('"', '\\"')
        return f'"{escaped}"'

    def render():
        # typst remembers what it set before; a hair more each time, and nothing is the same.
        nonlocal runs
        runs += 1
        source = f"""
            #set document(title: {quoted(blocks[0]["text"])})
            #set page(paper: "a4", margin: 42pt)
            #set text(font: ({families}), size: 10pt + {runs} * 0.00001pt, lang: "en", region: "GB", hyphenate: false)
            #set par(leading: 0.45em, spacing: 0.6em)
            #set table(stroke: 0.5pt)
            #show heading.where(level: 1): set text(size: 18pt)
            #show heading.where(level: 2): set text(size: 10pt)
            #show heading.where(level: 2): it => block(fill: luma(92%), width: 100%, inset: 3pt, it)
        """
        for block in blocks:
            match block["kind"]:
                case "title":
                    source += f"#heading(level: 1, {quoted(block['text'])})\n"
                case "heading":
                    source += f"#heading(level: 2, {quoted(block['text'])})\n"
                case "text":
                    source += f"#par({quoted(block['text'])})\n"
                case "table":
                    head = ", ".join(quoted(cell) for cell in block["head"])
                    cells = ", ".join(quoted(cell) for row in block["rows"] for cell in row)
                    source += f"#table(columns: (1fr, 2fr), table.header({head}), {cells})\n"
        return compiler.compile(source.encode(), format="pdf", pdf_standards=["a-2a", "ua-1"], timestamp=1795305600)

    return render


def by_weasyprint(blocks, fonts):
    from weasyprint import CSS, HTML
    from weasyprint.text.fonts import FontConfiguration

    configuration = FontConfiguration()
    # One of the standards can be asked for, and this one includes the tags of the other.
    return lambda: HTML(string=page(blocks, fonts)).write_pdf(
        pdf_variant="pdf/ua-1", font_config=configuration
    )


def by_reportlab(blocks, fonts):
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Table

    faces = {family: TTFont(family, fonts / file) for family, file in FACES.items()}
    for font in (*faces.values(), TTFont("Bold", fonts / BOLD)):
        pdfmetrics.registerFont(font)
    text = ParagraphStyle("text", fontName="Noto Sans", fontSize=10, leading=14, spaceAfter=2, splitLongWords=1)
    heading = ParagraphStyle("heading", text, fontName="Bold", spaceBefore=4, backColor="#ebebeb")
    title = ParagraphStyle("title", text, fontName="Bold", fontSize=18, leading=25)
    styles = {"text": text, "heading": heading, "title": title}

    def of(letter):
        return next((name for name, font in faces.items() if ord(letter) in font.face.charToGlyph), "Noto Sans")

    def paragraph(words, style):
        """ReportLab looks for no other face by itself."""
        runs = []
        for letter in words:
            name = runs[-1][0] if runs and letter == " " else of(letter)
            if runs and runs[-1][0] == name:
                runs[-1][1].append(letter)
            else:
                runs.append((name, [letter]))
        marked = (
            html.escape("".join(run)) if name == "Noto Sans" else f'<font name="{name}">{html.escape("".join(run))}</font>'
            for name, run in runs
        )
        return Paragraph("".join(marked), style)

    def render():
        story = []
        for block in blocks:
            if block["kind"] != "table":
                story.append(paragraph(block["text"], styles[block["kind"]]))
                continue
            rows = [[paragraph(cell, heading) for cell in block["head"]]]
            rows += [[paragraph(cell, text) for cell in row] for row in block["rows"]]
            room = A4[0] - 84
            grid = [("GRID", (0, 0), (-1, -1), 0.5, "#000000"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
            story.append(Table(rows, [room / 3, room * 2 / 3], repeatRows=1, style=grid))
        out = io.BytesIO()
        margins = {side + "Margin": 36 for side in ("left", "right", "top", "bottom")}
        SimpleDocTemplate(out, pagesize=A4, lang="en-GB", title=blocks[0]["text"], **margins).build(story)
        return out.getvalue()

    return render


class Chromium:
    """A browser without a window, spoken to through pipes."""

    def __init__(self, profile):
        ours, theirs = os.pipe(), os.pipe()

        def connect():
            # Chromium reads from 3 and writes to 4; copies first, as those may be taken.
            reading, writing = os.dup(ours[0]), os.dup(theirs[1])
            os.dup2(reading, 3)
            os.dup2(writing, 4)

        program = os.environ.get("CHROMIUM", "chromium")
        options = ["--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe"]
        self.process = subprocess.Popen(
            [program, *options, f"--user-data-dir={profile}", "about:blank"],
            preexec_fn=connect,
            close_fds=False,
            stderr=subprocess.DEVNULL,
        )
        self.writer, self.reader = os.fdopen(ours[1], "wb", 0), os.fdopen(theirs[0], "rb")
        os.close(ours[0])
        os.close(theirs[1])
        self.sent, self.session, self.rest = 0, None, b""
        targets = self.ask("Target.getTargets")["targetInfos"]
        target = next(target["targetId"] for target in targets if target["type"] == "page")
        attached = self.ask("Target.attachToTarget", targetId=target, flatten=True)
        self.session = attached["sessionId"]
        self.ask("Page.enable")

    def heard(self):
        while b"\0" not in self.rest:
            more = self.reader.read1(1 << 16)
            if not more:
                raise SystemExit("Chromium ended")
            self.rest += more
        message, _, self.rest = self.rest.partition(b"\0")
        return json.loads(message)

    def ask(self, method, **parameters):
        self.sent += 1
        message = {"id": self.sent, "method": method, "params": parameters}
        if self.session:
            message["sessionId"] = self.session
        self.writer.write(json.dumps(message).encode() + b"\0")
        while (heard := self.heard()).get("id") != self.sent:
            pass
        if "error" in heard:
            raise SystemExit(f"Chromium: {heard['error']}")
        return heard["result"]

    def show(self, address):
        self.ask("Page.navigate", url=address)
        while self.heard().get("method") != "Page.loadEventFired":
            pass
        # Not part of loading; without its fonts the text is not there.
        self.ask("Runtime.evaluate", expression="document.fonts.ready.then(() => true)", awaitPromise=True)

    def end(self):
        self.process.terminate()
        self.process.wait()


def by_chromium(blocks, fonts, folder):
    browser = Chromium(folder / "profile")
    file = folder / "words.html"

    def render():
        file.write_text(page(blocks, fonts))
        browser.show(file.as_uri())
        printed = browser.ask(
            "Page.printToPDF", generateTaggedPDF=True, preferCSSPageSize=True, printBackground=True
        )
        return base64.b64decode(printed["data"])

    return render, browser.end


def main():
    by, words, fonts, out, runs = sys.argv[1:]
    blocks = json.loads(Path(words).read_text())["blocks"]
    fonts = Path(fonts).resolve()
    with tempfile.TemporaryDirectory(prefix="papers-", ignore_cleanup_errors=True) as folder:
        end = lambda: None
        match by:
            case "typst":
                render = by_typst(blocks, fonts)
            case "weasyprint":
                render = by_weasyprint(blocks, fonts)
            case "reportlab":
                render = by_reportlab(blocks, fonts)
            case "chromium":
                render, end = by_chromium(blocks, fonts, Path(folder))
            case _:
                raise SystemExit(f"{by} is not one of typst, reportlab, weasyprint and chromium")
        try:
            pdf = render()
            for _ in range(int(runs)):
                started = time.perf_counter_ns()
                pdf = render()
                print(time.perf_counter_ns() - started)
            Path(out).write_bytes(pdf)
        finally:
            end()


main()
