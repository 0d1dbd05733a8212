/**
 * The request is made; the colleague who can say yes may be at another surgery until Thursday. The newcomer needs
 * the words to read out on the telephone, a way to hand the request over when nothing is connected, and to be able
 * to close the laptop and find everything waiting.
 */
import type { SyntheticEvent } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { copyText } from '../../components/Clipboard';
import { Confirm } from '../../components/Confirm';
import { fieldId, fieldProblem, Problems, useSubmit } from '../../components/Form';
import { ScreenHeading, useArrivalFocus } from '../../components/Navigation';
import { Panel } from '../../components/Panel';
import { PassphraseField } from '../../components/PassphraseField';
import { SpokenWords } from '../../components/SpokenWords';
import { TextArea } from '../../components/TextArea';
import type { JoinLook, Status, WaitingView } from '../../ipc';
import { call, commands, toClinicError } from '../../ipc';
import './start.scss';

const FORM = 'waiting';
/** Often enough that joining feels at once, seldom enough for a slow drive. */
const LOOK_EVERY_MS = 4000;

export type WaitingScreenProps = {
  /** Joined, with the words that the other laptop shows too. */
  onJoined: (status: Status, serviceWords: readonly string[]) => void;
  /** Given up. */
  onStatus: (status: Status) => void;
};

type OpenProps = { waiting: WaitingView; onOpen: (waiting: WaitingView) => void };

const TypePassphrase = ({ waiting, onOpen }: OpenProps) => {
  const [passphrase, setPassphrase] = useState('');
  const { busy, problem, ask } = useSubmit();
  const id = fieldId(FORM, 'passphrase');
  const wrong = problem?.code === 'wrong_passphrase';
  useArrivalFocus(true, id);
  const send = async (event: SyntheticEvent) => {
    event.preventDefault();
    if (busy) return;
    const open = await ask(() => call(commands.goOnWaiting(passphrase)));
    if (open) onOpen(open);
  };
  return (
    <form onSubmit={(event) => void send(event)} noValidate>
      {!wrong && <Problems form={FORM} problem={problem} />}
      <p>
        <b>
          <bdi>{waiting.name}</bdi>
        </b>
        , type the passphrase you chose when you asked. Until then an answer cannot be taken in.
      </p>
      <PassphraseField
        id={id}
        label="Passphrase"
        value={passphrase}
        onChange={setPassphrase}
        error={wrong ? 'That is not the passphrase you chose. Type it again; capitals and spaces count' : undefined}
      />
      <Button kind="main" type="submit" disabled={busy} shortcut="Enter">
        Go on waiting
      </Button>
    </form>
  );
};

type AnswerProps = { onLook: (look: JoinLook) => void };

const AnswerByHand = ({ onLook }: AnswerProps) => {
  const [text, setText] = useState('');
  const { busy, problem, ask } = useSubmit();
  const take = async (answer: string) => {
    const look = await ask(() => call(commands.takeAnswer(answer)));
    if (look) onLook(look);
  };
  const choose = async () => {
    const read = await ask(() => call(commands.readJoinFile()));
    if (read === null || read === undefined) return;
    setText(read);
    await take(read);
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void take(text);
      }}
    >
      <Problems form={FORM} problem={problem} />
      <TextArea
        id={fieldId(FORM, 'request')}
        label="The answer, when it comes by file or e-mail"
        hint="All of it, from “stepwell-join-answer-1:”. Only this laptop can open it"
        rows={2}
        spellCheck={false}
        value={text}
        onChange={setText}
        error={fieldProblem(problem, 'request')}
      />
      <div className="desk-buttons">
        <Button type="submit" disabled={busy || text.trim() === ''}>
          Take the answer
        </Button>
        <Button disabled={busy} onClick={() => void choose()}>
          Choose a file…
        </Button>
      </div>
    </form>
  );
};

const HandOver = ({ waiting }: { waiting: WaitingView }) => {
  const announce = useAnnounce();
  const { busy, problem, ask } = useSubmit();
  const copy = async () => {
    const copied = await copyText(waiting.request);
    announce({ text: copied ? 'The request is copied.' : 'It could not be copied. Save it as a file.' });
  };
  const save = async () => {
    const saved = await ask(() => call(commands.saveJoinFile('stepwell-request', waiting.request)));
    if (saved) announce({ text: 'The request is saved.' });
  };
  return (
    <>
      <Problems form="hand-over" problem={problem} />
      <p>
        {waiting.place === ''
          ? 'Hand this request over by e-mail or on a stick. There is no secret in it.'
          : `The request lies in ${waiting.place}. It can go by e-mail too: there is no secret in it.`}
      </p>
      <div className="desk-buttons">
        <Button disabled={busy} onClick={() => void copy()}>
          Copy the request
        </Button>
        <Button disabled={busy} onClick={() => void save()}>
          Save it as a file…
        </Button>
      </div>
    </>
  );
};

const WhatNext = ({ waiting }: { waiting: WaitingView }) => {
  if (!waiting.open) return null;
  if (waiting.trouble !== '') {
    return (
      <p role="status" className="start__warning">
        No look was possible: {waiting.trouble} It is tried again by itself.
      </p>
    );
  }
  return (
    <p role="status">
      {waiting.place === ''
        ? 'Waiting for the answer that you are handed.'
        : 'Looking every few seconds. This goes on by itself when the answer is there.'}
    </p>
  );
};

export const WaitingScreen = ({ onJoined, onStatus }: WaitingScreenProps) => {
  const [waiting, setWaiting] = useState<WaitingView>();
  const [givingUp, setGivingUp] = useState(false);
  const [failure, setFailure] = useState<string>();
  const looking = useRef(false);

  useEffect(() => {
    call(commands.waiting()).then(setWaiting, (reason: unknown) => setFailure(toClinicError(reason).message));
  }, []);

  const onLook = useCallback(
    (look: JoinLook) => {
      if (look.status) onJoined(look.status, look.service_words);
      else if (look.waiting) setWaiting(look.waiting);
    },
    [onJoined],
  );

  const watching = waiting?.open === true && waiting.place !== '' && !givingUp;
  useEffect(() => {
    if (!watching) return undefined;
    const look = () => {
      if (looking.current) return;
      looking.current = true;
      call(commands.lookForAnswer())
        .then(onLook, (reason: unknown) => setFailure(toClinicError(reason).message))
        .finally(() => {
          looking.current = false;
        });
    };
    look();
    const timer = setInterval(look, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, [watching, onLook]);

  if (!waiting) return failure === undefined ? null : <p role="alert">{failure}</p>;
  return (
    <div className="start">
      <ScreenHeading title="Waiting to join" />
      {failure !== undefined && <p role="alert">{failure}</p>}
      <p className="start__lead">
        {waiting.laptop_name} asked on {waiting.asked_on}. The laptop may be closed meanwhile.
      </p>
      <div className="desk-columns">
        <Panel title="Read these eight words out">
          <SpokenWords label="The eight words of this request" words={waiting.words} />
          <p>
            Ring somebody who may add people. On their laptop, under Settings, Laptops, they see this request with the
            same words, and let this laptop in. If one word differs, somebody changed the request: stop.
          </p>
          <WhatNext waiting={waiting} />
          {!waiting.open && <TypePassphrase waiting={waiting} onOpen={setWaiting} />}
        </Panel>
        <Panel title="Without the shared place">
          <HandOver waiting={waiting} />
          {waiting.open && <AnswerByHand onLook={onLook} />}
        </Panel>
      </div>
      <div className="desk-buttons start__buttons">
        <Button onClick={() => setGivingUp(true)}>Give up joining</Button>
      </div>
      {givingUp && (
        <Confirm
          title="Give up joining?"
          confirmLabel="Give up joining"
          cancelLabel="Go on waiting"
          danger
          onConfirm={async () => onStatus(await call(commands.giveUpJoining()))}
          onCancel={() => setGivingUp(false)}
        >
          <p>The request can no longer be answered. You can ask again; the eight words are others then.</p>
        </Confirm>
      )}
    </div>
  );
};
