//! Times of many runs, side by side with what they are measured against.

use std::fmt::{self, Display, Formatter};
use std::time::Duration;

use anyhow::Result;

/// The times of at least one run, in ascending order.
#[derive(Clone, Debug)]
pub struct Samples(Vec<Duration>);

impl Samples {
    /// # Panics
    /// When there is not a single time.
    pub fn new(mut times: Vec<Duration>) -> Self {
        assert!(!times.is_empty(), "nothing was measured");
        times.sort_unstable();
        Self(times)
    }

    pub fn runs(&self) -> usize {
        self.0.len()
    }

    pub fn median(&self) -> Duration {
        self.at(50)
    }

    pub fn p95(&self) -> Duration {
        self.at(95)
    }

    /// The nearest rank: the smallest time that `percent` of the runs did not exceed.
    fn at(&self, percent: usize) -> Duration {
        let rank = (self.0.len() * percent).div_ceil(100);
        self.0[rank.max(1) - 1]
    }
}

/// One thing measured, and what it is measured beside.
pub struct Row {
    /// What was done, such as "unlock".
    pub what: String,
    pub ours: Measured,
    /// The name of the other, and its times; `None` where there is nothing to compare with.
    pub beside: Option<(String, Measured)>,
}

/// Times, or in words why there are none.
pub type Measured = Result<Samples>;

impl Row {
    /// Whether anything that belongs into this row could not be measured.
    pub fn is_missing(&self) -> bool {
        self.ours.is_err()
            || self
                .beside
                .as_ref()
                .is_some_and(|(_, times)| times.is_err())
    }
}

/// As the head of a table of [`Row`]s.
pub fn heading() -> String {
    format!("{:<30} {:>5} {:>10} {:>10}", "", "n", "median", "p95")
}

impl Display for Row {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        line(f, &self.what, &self.ours)?;
        let Some((name, times)) = &self.beside else {
            return Ok(());
        };
        writeln!(f)?;
        line(f, &format!("  beside {name}"), times)?;
        if let (Ok(ours), Ok(times)) = (&self.ours, times) {
            let ratio = ours.median().as_secs_f64() / times.median().as_secs_f64();
            write!(f, "   {ratio:.1} times as long")?;
        }
        Ok(())
    }
}

fn line(f: &mut Formatter<'_>, name: &str, times: &Measured) -> fmt::Result {
    match times {
        Ok(times) => write!(
            f,
            "{name:<30} {:>5} {:>10} {:>10}",
            times.runs(),
            milliseconds(times.median()),
            milliseconds(times.p95())
        ),
        Err(why) => write!(f, "{name:<30} MISSING: {why:#}"),
    }
}

/// Three digits that matter: `0.034 ms`, `7.71 ms`, `612 ms`.
fn milliseconds(time: Duration) -> String {
    let ms = time.as_secs_f64() * 1000.0;
    if ms < 1.0 {
        format!("{ms:.3} ms")
    } else if ms < 10.0 {
        format!("{ms:.2} ms")
    } else if ms < 100.0 {
        format!("{ms:.1} ms")
    } else {
        format!("{ms:.0} ms")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use anyhow::anyhow;

    fn samples(ms: impl IntoIterator<Item = u64>) -> Samples {
        Samples::new(ms.into_iter().map(Duration::from_millis).collect())
    }

    fn beside(times: Measured) -> Row {
        Row {
            what: "sign".to_owned(),
            ours: Ok(samples([30])),
            beside: Some(("the same SQL".to_owned(), times)),
        }
    }

    #[test]
    fn a_percentile_is_a_time_that_was_measured() {
        let times = samples((1..=20).rev());
        assert_eq!(times.median(), Duration::from_millis(10));
        assert_eq!(times.p95(), Duration::from_millis(19));
        assert_eq!(samples([7]).p95(), Duration::from_millis(7));
    }

    #[test]
    fn one_slow_run_of_ten_is_in_p95_and_not_in_the_median() {
        let times = samples([1, 1, 1, 1, 1, 1, 1, 1, 1, 900]);
        assert_eq!(times.median(), Duration::from_millis(1));
        assert_eq!(times.p95(), Duration::from_millis(900));
    }

    #[test]
    fn a_missing_competitor_is_said_and_counts() {
        let row = beside(Err(anyhow!("not built")));
        assert!(row.is_missing());
        assert!(row.to_string().contains("MISSING: not built"), "{row}");
        assert!(!row.to_string().contains("times as long"), "{row}");
    }

    #[test]
    fn what_is_there_is_compared_by_medians() {
        let row = beside(Ok(samples([10, 20, 500])));
        assert!(!row.is_missing());
        assert!(row.to_string().ends_with("1.5 times as long"), "{row}");
    }

    #[test]
    fn times_are_written_with_the_digits_that_matter() {
        assert_eq!(milliseconds(Duration::from_micros(34)), "0.034 ms");
        assert_eq!(milliseconds(Duration::from_micros(7714)), "7.71 ms");
        assert_eq!(milliseconds(Duration::from_millis(612)), "612 ms");
    }
}
