import { SpokenWords } from '.';
import type { Fixtures } from '../fixture';

export const eightWords = ['spare', 'repeat', 'surface', 'beef', 'knee', 'matter', 'typical', 'cigar'];

export const fixtures: Fixtures = {
  eight: <SpokenWords label="The eight words" words={eightWords} />,
};
