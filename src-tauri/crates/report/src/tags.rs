//! The structure of a document for those who hear it: headings, lists, tables, paragraphs.

/// What a part of the document is, in the names of PDF structure types.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    Document,
    /// The title.
    H1,
    /// The heading of a section.
    H2,
    Sect,
    P,
    /// A list of choices, with its items, their boxes and their words.
    L,
    LI,
    Lbl,
    LBody,
    Table,
    TR,
    /// A heading cell; it heads its column.
    TH,
    TD,
}

/// The place of a part in the tree. Parts are added in reading order, so that a lower place is read
/// earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PartId(pub(crate) usize);

/// One part of the document and what it is made of.
pub(crate) struct Node {
    pub(crate) role: Role,
    pub(crate) parent: Option<PartId>,
    pub(crate) kids: Vec<PartId>,
}

/// All parts; the first is the document itself.
pub(crate) struct Tree {
    pub(crate) nodes: Vec<Node>,
}

impl Tree {
    pub(crate) const ROOT: PartId = PartId(0);

    pub(crate) fn new() -> Self {
        Self {
            nodes: vec![Node {
                role: Role::Document,
                parent: None,
                kids: Vec::new(),
            }],
        }
    }

    /// Adds a part at the end of `parent`.
    pub(crate) fn add(&mut self, parent: PartId, role: Role) -> PartId {
        let id = PartId(self.nodes.len());
        self.nodes.push(Node {
            role,
            parent: Some(parent),
            kids: Vec::new(),
        });
        self.nodes[parent.0].kids.push(id);
        id
    }
}
