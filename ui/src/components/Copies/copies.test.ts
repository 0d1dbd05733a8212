import { expect, it } from 'vitest';
import { consents } from '../../ipc/kevinPryce';
import { copyRights } from './copies';

const rights = (given: Parameters<typeof copyRights>[0]) =>
  copyRights(given).map(({ for: who, allowed }) => `${who} ${allowed ? 'yes' : 'no'}`);

it('gives the patient a copy always, GP and employer only with a consent in force', () => {
  expect(rights([])).toEqual(['patient yes', 'gp no', 'employer no']);
  expect(rights(consents)).toEqual(['patient yes', 'gp yes', 'employer yes']);
});

it('takes only the last word on a consent', () => {
  const withdrawn = consents.map((one) =>
    one.purpose === 'employer_copy' ? { ...one, holds: false } : one,
  );
  expect(rights(withdrawn)).toContain('employer no');
  const refused = consents.map((one) =>
    one.purpose === 'gp_copy' ? { ...one, decision: 'refused' } : one,
  );
  expect(copyRights(refused)[1]).toMatchObject({ allowed: false, why: 'Consent to this copy was refused.' });
});

it('names no employer where there is none, unless one was asked about', () => {
  expect(copyRights([], true).map(({ for: who }) => who)).toEqual(['patient', 'gp']);
  expect(copyRights(consents, true).map(({ for: who }) => who)).toContain('employer');
});
