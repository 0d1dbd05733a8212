import { useState } from 'react';
import { NO_PLACE, PlaceFields } from '.';
import { ClinicError } from '../../ipc';
import type { PlaceForm } from '../../ipc';
import type { Fixtures } from '../fixture';

type LivePlaceProps = { form: string; first: Partial<PlaceForm>; problem?: ClinicError; byFile?: boolean };

const LivePlace = ({ form, first, problem, byFile }: LivePlaceProps) => {
  const [value, setValue] = useState<PlaceForm>({ ...NO_PLACE, ...first });
  return <PlaceFields form={form} path="" value={value} onChange={setValue} problem={problem} byFile={byFile} />;
};

export const fixtures: Fixtures = {
  folder: (
    <LivePlace
      form="place-folder"
      first={{ folder: 'N:\\Stepwell' }}
      problem={
        new ClinicError('input', 'There is a problem', [
          { field: 'folder', message: 'There is no such folder, or it is not connected now' },
        ])
      }
    />
  ),
  's3 store': <LivePlace form="place-s3" first={{ kind: 's3', endpoint: 'https://s3.example.nhs.uk' }} />,
  azure: <LivePlace form="place-azure" first={{ kind: 'azure', account: 'clinic' }} />,
  'by file': <LivePlace form="place-file" first={{ kind: 'file' }} byFile />,
};
