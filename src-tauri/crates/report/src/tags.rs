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
    /// A list of points behind bullets.
    Bullets,
    LI,
    Lbl,
    LBody,
    Table,
    TR,
    /// A heading cell; it heads its column.
    TH,
    TD,
    /// What opens something.
    Link,
    /// Something to look at, with words in its place.
    Figure,
}

/// The place of a part in the tree. Parts are added in reading order, so that a lower place is read
/// earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PartId(pub(crate) usize);

/// One part of the document and what it is made of.
pub(crate) struct Node {
    pub(crate) role: Role,
    /// What a heading is called in the outline of the file; what is said in place of a figure or of a
    /// link.
    pub(crate) name: Option<String>,
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
                name: None,
                parent: None,
                kids: Vec::new(),
            }],
        }
    }

    /// All parts in reading order.
    pub(crate) fn parts(&self) -> impl Iterator<Item = (PartId, &Node)> {
        self.nodes
            .iter()
            .enumerate()
            .map(|(at, node)| (PartId(at), node))
    }

    /// Adds a part at the end of `parent`.
    pub(crate) fn add(&mut self, parent: PartId, role: Role) -> PartId {
        let id = PartId(self.nodes.len());
        self.nodes.push(Node {
            role,
            name: None,
            parent: Some(parent),
            kids: Vec::new(),
        });
        self.nodes[parent.0].kids.push(id);
        id
    }

    /// Adds a part that has a name at the end of `parent`.
    pub(crate) fn add_named(&mut self, parent: PartId, role: Role, name: &str) -> PartId {
        let id = self.add(parent, role);
        self.nodes[id.0].name = Some(name.to_owned());
        id
    }
}
