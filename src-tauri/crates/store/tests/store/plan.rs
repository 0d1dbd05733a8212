//! The lists read along an index, whatever page they are on: nothing is sorted while somebody waits.

use crate::fixture::*;

#[test]
fn pages_of_the_caseload_come_in_the_order_of_an_index() {
    let place = Place::new();
    let raw = raw(&place.path());
    for (index, order) in [
        ("caseload_next", "next_key, sort_name, id"),
        ("caseload_name", "sort_name, next_key, id"),
    ] {
        let sql = format!(
            "EXPLAIN QUERY PLAN SELECT * FROM caseload WHERE open = 1 AND ({order}) > ('a', 'b', x'00') ORDER BY {order} LIMIT 51"
        );
        let plan: Vec<String> = raw
            .prepare(&sql)
            .unwrap()
            .query_map([], |row| row.get(3))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert!(plan.len() == 1 && plan[0].contains(index), "{plan:?}");
    }
}
