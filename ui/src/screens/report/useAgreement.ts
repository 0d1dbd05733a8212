/** Reading back: whether they agreed, and what follows when words change. */
import { useState } from 'react';
import { useAnnounce } from '../../components/Announcer';
import type { ReportForm } from '../../ipc';
import { undoesAgreement, whileAgreed } from './agreedWords';

type Change = (form: ReportForm) => ReportForm;

export const useAgreement = (form: ReportForm, edit: (change: Change) => void) => {
  const announce = useAnnounce();
  const [takenOff, setTakenOff] = useState(false);
  const [changing, setChanging] = useState(false);

  /** Every change of the words goes through here: they are then no longer the words someone agreed to. */
  const change = (how: Change) => {
    if (undoesAgreement(form, how(form))) {
      setTakenOff(true);
      announce({ text: 'The words have changed, so the agreement is taken off. F9 reads them back again.' });
    }
    edit((now) => whileAgreed(now, how(now)));
  };
  /** True when it still has to be said in a line what was changed. */
  const agree = (): boolean => {
    edit((now) => ({ ...now, read_back: true }));
    setTakenOff(false);
    const ask = changing && form.changed.trim() === '';
    announce({ text: ask ? 'Agreed. In a line: what was changed at their wish?' : 'Read back and agreed.' });
    return ask;
  };
  const changeAtTheirWish = () => {
    setChanging(true);
    announce({ text: 'Change the words, then read them back again with F9.' });
  };
  return { change, takenOff, changing, agree, changeAtTheirWish };
};
