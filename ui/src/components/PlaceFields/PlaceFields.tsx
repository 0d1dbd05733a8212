import type { ClinicError, PlaceForm } from '../../ipc';
import { call, commands } from '../../ipc';
import { Button } from '../Button';
import { Checkbox } from '../Checkboxes';
import { fieldId, fieldProblem } from '../Form';
import { PassphraseField } from '../PassphraseField';
import { Radios } from '../Radios';
import { TextField } from '../TextField';
import './placeFields.scss';

export const NO_PLACE: PlaceForm = {
  kind: 'folder',
  folder: '',
  endpoint: '',
  region: '',
  bucket: '',
  key_id: '',
  secret: '',
  path_style: true,
  allow_http: false,
  account: '',
  container: '',
  account_key: '',
  azure_endpoint: '',
};

export type PlaceFieldsProps = {
  form: string;
  /** What stands before their names in the form: `place.`, or nothing. */
  path: string;
  value: PlaceForm;
  onChange: (value: PlaceForm) => void;
  problem: ClinicError | undefined;
  /** A secret is kept already: left empty, it stays. */
  kept?: boolean | undefined;
  /** Joining can also go by file. */
  byFile?: boolean | undefined;
};

type Part = Omit<PlaceFieldsProps, 'byFile'>;

const parts = ({ form, path, value, onChange, problem }: Part) => ({
  change: (part: Partial<PlaceForm>) => onChange({ ...value, ...part }),
  field: (name: keyof PlaceForm) => ({
    id: fieldId(form, path + name),
    error: fieldProblem(problem, path + name),
  }),
});

const FolderFields = (props: Part) => {
  const { value } = props;
  const { change, field } = parts(props);
  const choose = async () => {
    const folder = await call(commands.chooseFolder());
    if (folder !== null) change({ folder });
  };
  return (
    <div className="place-fields__folder">
      <TextField
        {...field('folder')}
        label="Folder"
        hint="On a network drive that every laptop reaches, such as N:\Stepwell or \\server\share\stepwell"
        spellCheck={false}
        value={value.folder}
        onChange={(folder) => change({ folder })}
      />
      <Button id={fieldId(props.form, `${props.path}choose`)} onClick={() => void choose().catch(() => undefined)}>
        Choose…
      </Button>
    </div>
  );
};

const keptHint = (kept: boolean | undefined) => (kept ? 'Leave it empty to keep the one that is there' : undefined);

const S3Fields = (props: Part) => {
  const { value, kept } = props;
  const { change, field } = parts(props);
  return (
    <>
      <TextField
        {...field('endpoint')}
        label="Address"
        hint="Such as https://s3.example.nhs.uk; empty for Amazon’s own"
        spellCheck={false}
        value={value.endpoint}
        onChange={(endpoint) => change({ endpoint })}
      />
      <TextField
        {...field('region')}
        label="Region"
        hint="Such as eu-west-2, or garage"
        width={20}
        spellCheck={false}
        value={value.region}
        onChange={(region) => change({ region })}
      />
      <TextField
        {...field('bucket')}
        label="Bucket"
        width={20}
        spellCheck={false}
        value={value.bucket}
        onChange={(bucket) => change({ bucket })}
      />
      <TextField
        {...field('key_id')}
        label="Access key id"
        width={30}
        spellCheck={false}
        value={value.key_id}
        onChange={(key_id) => change({ key_id })}
      />
      <PassphraseField
        {...field('secret')}
        label="Secret access key"
        hint={keptHint(kept)}
        value={value.secret}
        onChange={(secret) => change({ secret })}
      />
      <Checkbox
        {...field('path_style')}
        label="The bucket’s name stands after the address (path style)"
        hint="What most stores other than Amazon’s need"
        checked={value.path_style}
        onChange={(path_style) => change({ path_style })}
      />
      <Checkbox
        {...field('allow_http')}
        label="The address may begin with http://"
        hint="What is stored is encrypted before it leaves this laptop either way"
        checked={value.allow_http}
        onChange={(allow_http) => change({ allow_http })}
      />
    </>
  );
};

const AzureFields = (props: Part) => {
  const { value, kept } = props;
  const { change, field } = parts(props);
  return (
    <>
      <TextField
        {...field('account')}
        label="Storage account"
        width={30}
        spellCheck={false}
        value={value.account}
        onChange={(account) => change({ account })}
      />
      <TextField
        {...field('container')}
        label="Container"
        width={30}
        spellCheck={false}
        value={value.container}
        onChange={(container) => change({ container })}
      />
      <PassphraseField
        {...field('account_key')}
        label="Access key"
        hint={keptHint(kept)}
        value={value.account_key}
        onChange={(account_key) => change({ account_key })}
      />
      <TextField
        {...field('azure_endpoint')}
        label="Address (only where it is not Azure’s own)"
        spellCheck={false}
        value={value.azure_endpoint}
        onChange={(azure_endpoint) => change({ azure_endpoint })}
      />
    </>
  );
};

/** The shared place: a folder, an S3-compatible store, or Azure. What is typed for one kind stays while another is looked at. */
export const PlaceFields = ({ byFile = false, ...part }: PlaceFieldsProps) => {
  const { value } = part;
  const { change, field } = parts(part);
  return (
    <Radios
      {...field('kind')}
      label="What is the shared place?"
      options={[
        { value: 'folder', label: 'A folder on a network drive', shows: <FolderFields {...part} /> },
        { value: 's3', label: 'An S3-compatible store', shows: <S3Fields {...part} /> },
        { value: 'azure', label: 'Azure Blob Storage', shows: <AzureFields {...part} /> },
        ...(byFile
          ? [
              {
                value: 'file',
                label: 'I do not know, or it cannot be reached from here',
                hint: 'The request and its answer then go by file or e-mail; the answer brings the place with it',
              },
            ]
          : []),
      ]}
      value={value.kind}
      onChange={(kind) => change({ kind })}
    />
  );
};
