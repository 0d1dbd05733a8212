import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { Checkbox } from '../../components/Checkboxes';
import { copyText } from '../../components/Clipboard';
import { Dialog } from '../../components/Dialog';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { Radios } from '../../components/Radios';
import { useSession } from '../../components/Session';
import { SpokenWords } from '../../components/SpokenWords';
import type { ApprovedView, ApproveForm, RequestView } from '../../ipc';
import { call, commands } from '../../ipc';

const FORM = 'approve';

type ApproveProps = { request: RequestView; onClose: () => void };

const Approved = ({ approved, onClose }: { approved: ApprovedView; onClose: () => void }) => {
  const announce = useAnnounce();
  const { busy, ask } = useSubmit();
  const copy = async () => {
    const copied = await copyText(approved.answer);
    announce({ text: copied ? 'The answer is copied.' : 'It could not be copied. Save it as a file.' });
  };
  const save = async () => {
    const saved = await ask(() => call(commands.saveJoinFile('stepwell-answer', approved.answer)));
    if (saved) announce({ text: 'The answer is saved.' });
  };
  return (
    <Dialog
      title={`${approved.laptop_name} is let in`}
      onClose={onClose}
      buttons={
        <Button kind="main" onClick={onClose} shortcut="Esc">
          Done
        </Button>
      }
    >
      <p>
        {approved.in_place
          ? 'The answer lies in the shared place. The new laptop goes on by itself within seconds.'
          : `The answer is to be handed over: it could not be put into the shared place. ${approved.trouble}`}
      </p>
      <p>When it has joined, it shows these six words. If it shows others, somebody else answered it.</p>
      <SpokenWords label="The six words of the service" words={approved.service_words} />
      <div className="desk-buttons">
        <Button disabled={busy} onClick={() => void copy()}>
          Copy the answer
        </Button>
        <Button disabled={busy} onClick={() => void save()}>
          Save it as a file…
        </Button>
      </div>
    </Dialog>
  );
};

const WhoIsIt = ({ request }: { request: RequestView }) => (
  <p>
    <b>{request.name}</b>, {request.profession_words}, {request.registration}, {request.contact}. Asked on{' '}
    {request.asked_on} from <b>{request.laptop_name}</b>.
  </p>
);

const AskWhose = ({ request, onClose, onApproved }: ApproveProps & { onApproved: (approved: ApprovedView) => void }) => {
  const { users, sites, site } = useSession();
  const [form, setForm] = useState<ApproveForm>({
    request: request.request,
    person: request.likely === '' ? 'new' : request.likely,
    administrator: false,
    site,
    words_compared: false,
  });
  const { busy, problem, submit } = useSubmit();
  const change = (part: Partial<ApproveForm>) => setForm((now) => ({ ...now, ...part }));
  const send = async () => {
    const approved = await submit(() => call(commands.approve(form)));
    if (approved) onApproved(approved);
    // The dialog that shows the answer takes the place of this one.
    return false;
  };
  const error = (field: string) => fieldProblem(problem, field);
  return (
    <FormDialog
      title={`Let ${request.laptop_name} in?`}
      form={FORM}
      firstId={fieldId(FORM, 'words_compared')}
      dirty={form.words_compared}
      sending={{ busy, problem }}
      onSend={send}
      sendLabel="Let it in"
      wide
      onClose={onClose}
    >
      <WhoIsIt request={request} />
      <p>Ring them, and let them read the eight words from their screen to you:</p>
      <SpokenWords label="The eight words of this request" words={request.words} />
      <Checkbox
        id={fieldId(FORM, 'words_compared')}
        label="They read the same eight words to me, and I know who they are"
        checked={form.words_compared}
        onChange={(words_compared) => change({ words_compared })}
        error={error('words_compared')}
      />
      <Radios
        id={fieldId(FORM, 'person')}
        label="Whose laptop is it?"
        options={[
          { value: 'new', label: `${request.name}, who is new to the service` },
          ...users.map((user) => ({ value: user.id, label: user.name, hint: `${user.profession_words}, known to the service` })),
        ]}
        value={form.person}
        onChange={(person) => change({ person })}
        error={error('person')}
      />
      <Radios
        id={fieldId(FORM, 'site')}
        label="Where is it used at first?"
        inline
        options={sites.map((one) => ({ value: one.id, label: one.name }))}
        value={form.site === '' ? null : form.site}
        onChange={(chosen) => change({ site: chosen })}
        error={error('site')}
      />
      <Checkbox
        id={fieldId(FORM, 'administrator')}
        label="They may add people, sites and laptops"
        hint="Their laptop is then given the key of the service. Two such people are enough for most"
        checked={form.administrator}
        onChange={(administrator) => change({ administrator })}
      />
    </FormDialog>
  );
};

/** Compare the words, say whose it is, and let it in. */
export const ApproveDialog = ({ request, onClose }: ApproveProps) => {
  const [approved, setApproved] = useState<ApprovedView>();
  if (approved) return <Approved approved={approved} onClose={onClose} />;
  if (request.refused !== '') {
    return (
      <Dialog
        title={`${request.laptop_name} cannot be let in`}
        onClose={onClose}
        buttons={
          <Button kind="main" onClick={onClose} shortcut="Esc">
            Close
          </Button>
        }
      >
        <WhoIsIt request={request} />
        <p>{request.refused}</p>
      </Dialog>
    );
  }
  return <AskWhose request={request} onClose={onClose} onApproved={setApproved} />;
};
