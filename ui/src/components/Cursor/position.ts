/** Where the cursor stands, as one text kept with a draft: the field's id, and the cursor in it. */
export type Position = { field: string; cursor: number | undefined };

export const writePosition = ({ field, cursor }: Position): string =>
  cursor === undefined ? field : `${field}@${cursor}`;

export const readPosition = (text: string): Position | undefined => {
  const [field = '', cursor] = text.split('@');
  if (field === '') return undefined;
  return { field, cursor: /^\d+$/.test(cursor ?? '') ? Number(cursor) : undefined };
};
