import { useState } from 'react';
import { Button } from '../../components/Button';
import { fieldId, fieldProblem, useSubmit } from '../../components/Form';
import { FormDialog } from '../../components/FormDialog';
import { TextArea } from '../../components/TextArea';
import type { RequestView } from '../../ipc';
import { call, commands } from '../../ipc';

const FORM = 'paste-request';

type PasteRequestProps = { onRead: (request: RequestView) => void; onClose: () => void };

/** A request that came by e-mail or on a stick. */
export const PasteRequestDialog = ({ onRead, onClose }: PasteRequestProps) => {
  const [text, setText] = useState('');
  const { busy, problem, ask } = useSubmit();
  const read = async (request: string) => {
    const found = await ask(() => call(commands.readRequest(request)));
    if (!found) return false;
    onRead(found);
    return true;
  };
  const choose = async () => {
    const file = await ask(() => call(commands.readJoinFile()));
    if (file === null || file === undefined) return;
    setText(file);
    await read(file);
  };
  return (
    <FormDialog
      title="A request that was handed over"
      form={FORM}
      firstId={fieldId(FORM, 'request')}
      dirty={text !== ''}
      sending={{ busy, problem }}
      onSend={() => read(text)}
      sendLabel="Look at it"
      onClose={onClose}
    >
      <TextArea
        id={fieldId(FORM, 'request')}
        label="The request"
        hint="All of it, from “stepwell-join-1:”"
        rows={4}
        spellCheck={false}
        value={text}
        onChange={setText}
        error={fieldProblem(problem, 'request')}
      />
      <Button disabled={busy} onClick={() => void choose()}>
        Choose a file…
      </Button>
    </FormDialog>
  );
};
