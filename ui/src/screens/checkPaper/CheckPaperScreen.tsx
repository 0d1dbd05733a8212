/**
 * A manager is on the telephone with a paper in their hand and asks whether it is ours, or has sent a copy.
 * The therapist needs to compare it line by line, to know what became of it since, and to say no more than they may.
 */
import { useEffect, useRef, useState } from 'react';
import { Button } from '../../components/Button';
import { fieldId, fieldProblem, Problems, useSubmit } from '../../components/Form';
import { useKeys } from '../../components/Keys';
import { ScreenHeading, useArrivalFocus } from '../../components/Navigation';
import { TextArea } from '../../components/TextArea';
import type { CheckedPaper } from '../../ipc';
import { call, commands } from '../../ipc';
import { Found } from './Found';
import './checkPaper.scss';

const FORM = 'check-paper';
const PASTED = fieldId(FORM, 'pasted');

/** What was found, and for which attempt: the same twice is announced twice. */
type Answer = { attempt: number; paper: CheckedPaper };

export const CheckPaperScreen = () => {
  const [pasted, setPasted] = useState('');
  const [answer, setAnswer] = useState<Answer>();
  const { busy, problem, ask } = useSubmit();
  const heading = useRef<HTMLHeadingElement>(null);
  useArrivalFocus(true, PASTED);
  useEffect(() => {
    if (answer) heading.current?.focus();
  }, [answer]);

  const show = (paper: CheckedPaper | null | undefined) => {
    if (paper) setAnswer((before) => ({ attempt: (before?.attempt ?? 0) + 1, paper }));
  };
  const check = async () => {
    if (!busy) show(await ask(() => call(commands.checkPaper(pasted))));
  };
  const choose = async () => {
    if (!busy) show(await ask(() => call(commands.checkPaperFile())));
  };
  useKeys([
    { key: 'Ctrl+Enter', does: 'Check', run: () => void check() },
    { key: 'Alt+O', does: 'Choose a PDF', run: () => void choose() },
  ]);
  return (
    <div className="check-paper">
      <ScreenHeading title="Check a paper" />
      <Problems form={FORM} problem={problem} />
      <form
        id={FORM}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void check();
        }}
      >
        <TextArea
          id={PASTED}
          label="What the telephone’s camera read"
          hint="All the codes of the paper, in any order. Nothing here is kept"
          rows={4}
          spellCheck={false}
          value={pasted}
          onChange={setPasted}
          error={fieldProblem(problem, 'pasted')}
        />
        <div className="desk-buttons">
          <Button id="check-paper-check" kind="main" type="submit" disabled={busy} shortcut="Ctrl+Enter">
            Check
          </Button>
          <Button id="check-paper-file" disabled={busy} shortcut="Alt+O" onClick={() => void choose()}>
            Choose a PDF…
          </Button>
          <Button
            id="check-paper-clear"
            disabled={pasted === '' && answer === undefined}
            onClick={() => {
              setPasted('');
              setAnswer(undefined);
              document.getElementById(PASTED)?.focus();
            }}
          >
            Clear
          </Button>
        </div>
      </form>
      {answer && <Found key={answer.attempt} paper={answer.paper} heading={heading} />}
    </div>
  );
};
