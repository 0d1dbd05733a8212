/** The questions a contact asks before it is left for good. */
import { useEffect, useRef } from 'react';
import { Confirm } from '../../components/Confirm';
import { PatientBanner } from '../../components/PatientBanner';
import type { CaseView, Content, ContactDraft, DraftState } from '../../ipc';
import { LeftDialog } from './LeftDialog';
import { leftFor } from './leaving';
import { factsOf } from './meeting';
import { SignDialog } from './SignDialog';
import type { useContactEnd } from './useContactEnd';

export type ContactDialogsProps = {
  end: ReturnType<typeof useContactEnd>;
  draft: ContactDraft;
  state: DraftState;
  caseView: CaseView;
  content: Content;
  onEdit: (change: (draft: ContactDraft) => ContactDraft) => void;
  /** To the field on screen for one the record names. */
  onGo: (name: string) => void;
};

export const ContactDialogs = ({ end, draft, state, caseView, content, onEdit, onGo }: ContactDialogsProps) => {
  const { asking, askToSign } = end;
  const latest = useRef(askToSign);
  useEffect(() => {
    latest.current = askToSign;
  });
  const allLeft =
    asking?.kind === 'left' && asking.wanting.every(({ field }) => leftFor(draft, field) !== '');
  // The last reason is given: the second look follows without another key.
  useEffect(() => {
    if (allLeft) latest.current();
  }, [allLeft]);

  switch (asking?.kind) {
    case undefined:
      return null;
    case 'left':
      return (
        <LeftDialog
          banner={caseView.banner}
          wanting={asking.wanting}
          reasons={content.left_reasons}
          draft={draft}
          onEdit={onEdit}
          onGo={(field) => {
            end.putOff();
            onGo(field);
          }}
          onClose={end.putOff}
        />
      );
    case 'sign':
      return (
        <SignDialog
          banner={caseView.banner}
          facts={factsOf(draft, content.agendas, state.written_later)}
          onSign={end.sign}
          onCancel={end.putOff}
        />
      );
    case 'discard':
      return (
        <Confirm
          title="Discard this draft?"
          banner={<PatientBanner patient={caseView.banner} />}
          confirmLabel="Discard the draft"
          danger
          onConfirm={end.discard}
          onCancel={end.putOff}
        >
          <p>
            Everything written in it goes and cannot be brought back. Nothing of it is in the record. To
            go on with it later, park it instead (F6).
          </p>
        </Confirm>
      );
  }
};
