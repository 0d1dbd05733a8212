const pages = import.meta.glob<string>('../../../../assets/guide/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** A page of the user's guide by the name of its file without `.md`; undefined if there is none. */
export const guidePage = (name: string): string | undefined =>
  pages[`../../../../assets/guide/${name}.md`];
