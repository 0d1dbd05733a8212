/**
 * Something was said or seen that cannot wait: the therapist has one hand and a frightened person on the line.
 * One digit says what it is; then what to look for, what was heard, what was done, and whom they told.
 */
import type { KeyboardEvent } from 'react';
import { useAnnounce } from '../../components/Announcer';
import { Button } from '../../components/Button';
import { Panel } from '../../components/Panel';
import type { ConcernsView, ContactDraft } from '../../ipc';
import { ConcernFields } from './ConcernFields';
import { CONCERN, withConcern, withoutConcern } from './concerns';

export type ConcernPaneProps = {
  content: ConcernsView;
  draft: ContactDraft;
  /** Which of the concerns is open; undefined to pick what a new one is about. */
  at: number | undefined;
  today: string;
  problems: ReadonlyMap<string, string>;
  onAt: (at: number | undefined) => void;
  onEdit: (change: (draft: ContactDraft) => ContactDraft) => void;
  onGoTo: (field: string) => void;
  onClose: () => void;
};

export const ConcernPane = (props: ConcernPaneProps) => {
  const { content, draft, at, today, problems, onAt, onEdit, onGoTo, onClose } = props;
  const announce = useAnnounce();
  const concern = at === undefined ? undefined : draft.concerns[at];
  const kind = content.kinds.find(({ id }) => id === concern?.kind);

  const raise = (wanted: string) => {
    const next = draft.concerns.length;
    onEdit((now) => withConcern(now, wanted));
    onAt(next);
    onGoTo(`concerns.${next}.signs`);
  };
  const remove = () => {
    if (at === undefined || concern === undefined) return;
    onEdit((now) => withoutConcern(now, at));
    onAt(undefined);
    onGoTo(CONCERN);
    announce({
      text: 'The concern was taken out.',
      undo: () =>
        onEdit((now) => ({ ...now, concerns: [...now.concerns.slice(0, at), concern, ...now.concerns.slice(at)] })),
    });
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      onClose();
      return;
    }
    const picked = concern === undefined ? content.kinds[Number(event.key) - 1] : undefined;
    if (!picked || !/^\d$/.test(event.key)) return;
    event.preventDefault();
    if (!event.repeat) raise(picked.id);
  };

  const others = draft.concerns.map((one, index) => ({ one, index })).filter(({ index }) => index !== at);
  return (
    <div className="concern">
      <Panel
        title={kind ? `Concern: ${kind.words}` : 'Concern: what is it about?'}
        actions={
          <Button kind="link" onClick={onClose}>
            Back to the note <span aria-hidden="true">(Esc)</span>
          </Button>
        }
      >
        <p className="concern__nobody">{content.statement}</p>
        {/* Digits pick, Esc goes back, from wherever one is in it. */}
        {/* eslint-disable-next-line jsx-a11y/no-static-element-interactions */}
        <div onKeyDown={onKeyDown}>
          {concern === undefined && (
            <div
              id={CONCERN}
              className="concern__kinds"
              role="group"
              aria-label="What is it about? Digits pick."
              // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
              tabIndex={0}
            >
              {content.kinds.map(({ id, words }, index) => (
                <Button key={id} onClick={() => raise(id)}>
                  <kbd aria-hidden="true">{index + 1}</kbd> {words}
                </Button>
              ))}
            </div>
          )}
          {concern !== undefined && kind !== undefined && at !== undefined && (
            <ConcernFields
              key={at}
              kind={kind}
              concern={concern}
              at={at}
              today={today}
              problems={problems}
              onEdit={onEdit}
            />
          )}
          <div className="concern__others">
            {others.map(({ one, index }) => (
              <Button
                key={index}
                onClick={() => {
                  onAt(index);
                  onGoTo(`concerns.${index}.heard`);
                }}
              >
                {content.kinds.find(({ id }) => id === one.kind)?.words ?? one.kind}
              </Button>
            ))}
            {concern !== undefined && (
              <>
                <Button
                  onClick={() => {
                    onAt(undefined);
                    onGoTo(CONCERN);
                  }}
                >
                  Another concern
                </Button>
                <Button kind="link" onClick={remove}>
                  Take this one out
                </Button>
              </>
            )}
          </div>
        </div>
      </Panel>
    </div>
  );
};
