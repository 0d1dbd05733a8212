/** The recovery code as people copy it: in groups, whatever stands between them. */

/** The groups of the code, in order. */
export const recoveryGroups = (code: string): readonly string[] =>
  code.split(/[^\p{L}\p{N}]+/u).filter((group) => group !== '');

/** Letters that the code never has stand for the digits they look like (Crockford base 32). */
const plain = (text: string): string =>
  text
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1');

/** True when what was typed is the last group, or the whole code. */
export const isLastGroup = (code: string, typed: string): boolean => {
  const groups = recoveryGroups(code);
  const last = groups[groups.length - 1];
  const given = plain(typed);
  return last !== undefined && given !== '' && (given === plain(last) || given === plain(code));
};
