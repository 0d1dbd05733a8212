//! Directions within one line: what stands where, and what has to be written apart so that a program
//! reading the page gets the letters in their order.

use unicode_bidi::Level;

use crate::shape::{Cluster, Shaped, is_space};

/// For each cluster from right to left whether it is written by itself: it belongs to a word that has
/// points over or under its letters, or is not a letter, or follows one that is not. Programs turn
/// letters around but leave signs as they stand.
pub(crate) fn apart(shaped: &Shaped, clusters: &[Cluster], levels: &[Level]) -> Vec<bool> {
    let mut apart = vec![false; clusters.len()];
    if levels.iter().all(Level::is_ltr) {
        return apart;
    }
    let text = |at: usize| shaped.text_of(&clusters[at]);
    let letter = |at: usize| text(at).starts_with(char::is_alphabetic);
    let mut from = 0;
    for at in 0..=clusters.len() {
        if at < clusters.len() && levels[at].is_rtl() && !is_space(text(at)) {
            apart[at] = !letter(at) || (at > from && !letter(at - 1));
            continue;
        }
        // A mark just before the word keeps its first letter from the others as well.
        let pointed = clusters[from.saturating_sub(1)..at]
            .iter()
            .any(|c| c.advance == 0.0 && !c.apart);
        if pointed {
            apart[from..at].fill(true);
        }
        from = at + 1;
    }
    apart
}

/// The embedding level of each cluster; spaces at the end of a line stand at its end in the base
/// direction (rule L1 of the Unicode bidirectional algorithm), or they would indent the words.
pub(crate) fn levels(shaped: &Shaped, clusters: &[Cluster]) -> Vec<Level> {
    let mut levels: Vec<Level> = clusters.iter().map(|c| c.level).collect();
    for (level, cluster) in levels.iter_mut().zip(clusters).rev() {
        if !is_space(shaped.text_of(cluster)) {
            break;
        }
        *level = Level::ltr();
    }
    levels
}

/// Rule L2 of the Unicode bidirectional algorithm: positions of the clusters from left to right.
pub(crate) fn visual_order(levels: &[Level]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..levels.len()).collect();
    let Some(highest) = levels.iter().max().filter(|l| **l > Level::ltr()) else {
        return order;
    };
    for level in (1..=highest.number()).rev() {
        let mut at = 0;
        while at < order.len() {
            let end = (at..order.len())
                .find(|i| levels[order[*i]].number() < level)
                .unwrap_or(order.len());
            order[at..end].reverse();
            at = end.max(at + 1);
        }
    }
    order
}
