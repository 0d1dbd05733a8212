/** How a person's name stands in the banner and in lists. */
export type PersonName = {
  family: string;
  given: string;
  /** What they like to be called, when it is another name. */
  preferred?: string | null | undefined;
};

/** `PRYCE, Kevin (Kev)`. Capitals follow the language-neutral rule, so that scripts without case stay as typed. */
export const bannerName = ({ family, given, preferred }: PersonName): string => {
  const name = [family.toUpperCase(), given].filter((part) => part !== '').join(', ');
  return preferred && preferred !== given ? `${name} (${preferred})` : name;
};
