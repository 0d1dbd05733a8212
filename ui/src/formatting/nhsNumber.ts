/** NHS numbers: ten digits, the last a modulus 11 check (NHS Data Dictionary, NHS NUMBER). */

/** `999 100 0003`: always shown 3-3-4. Text that is not ten digits is returned as it stands. */
export const nhsNumber = (digits: string): string => {
  const bare = bareNhsNumber(digits);
  return /^\d{10}$/.test(bare) ? `${bare.slice(0, 3)} ${bare.slice(3, 6)} ${bare.slice(6)}` : digits;
};

/** The digits without the spaces or hyphens people type between them. */
export const bareNhsNumber = (typed: string): string => typed.replace(/[\s-]/g, '');

/** True for ten digits whose last is the modulus 11 check digit. */
export const isNhsNumber = (typed: string): boolean => {
  const bare = bareNhsNumber(typed);
  if (!/^\d{10}$/.test(bare)) return false;
  const weighted = Array.from(bare.slice(0, 9)).reduce((sum, digit, at) => sum + Number(digit) * (10 - at), 0);
  const check = 11 - (weighted % 11);
  // 10 is no digit: such numbers are never given out.
  return check !== 10 && Number(bare[9]) === check % 11;
};
