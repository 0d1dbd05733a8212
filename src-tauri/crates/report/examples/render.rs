//! Renders a `stepwell-report/1` file: `cargo run -p report --example render -- IN.json OUT.pdf`.
//! With a number as third argument, renders so often again and prints the median time.

use std::time::Instant;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let content = domain::report::parse(&std::fs::read_to_string(&arguments[1])?)
        .map_err(|f| format!("{f:?}"))?;
    for f in report::check(&content) {
        eprintln!("{f:?}");
    }
    let marks = report::Marks {
        demonstration: arguments.iter().any(|a| a == "--demo"),
        duplicate: arguments.iter().any(|a| a == "--dup"),
    };
    let rendered = report::render(&content, &marks)?;
    eprintln!(
        "{} pages, {} bytes, {}",
        rendered.pages,
        rendered.pdf.len(),
        rendered.hash
    );
    std::fs::write(&arguments[2], &rendered.pdf)?;
    if let Some(times) = arguments.get(3).and_then(|t| t.parse::<usize>().ok()) {
        let mut all: Vec<_> = (0..times)
            .map(|_| {
                let start = Instant::now();
                let _ = report::render(&content, &marks);
                start.elapsed()
            })
            .collect();
        all.sort();
        eprintln!("median {:?}", all[times / 2]);
    }
    Ok(())
}
