import { Checkbox } from '../../components/Checkboxes';
import type { CopyFor, CopyRight } from '../../components/Copies';
import { Radios } from '../../components/Radios';
import { useSession } from '../../components/Session';
import { asOptions } from '../../formatting/choices';
import type { CopyForm } from '../../ipc';

export type CopyChoiceProps = {
  rights: readonly CopyRight[];
  copy: CopyForm;
  onWhom: (whom: CopyFor) => void;
  onCopy: (copy: CopyForm) => void;
};

/** Over the page: whose copy is shown, in which edition. What is shown is what they get. */
export const CopyChoice = ({ rights, copy, onWhom, onCopy }: CopyChoiceProps) => {
  const { content } = useSession();
  const allowed = rights.filter((right) => right.allowed);
  return (
    <section className="copy-choice" aria-label="The copy shown">
      {allowed.length > 1 && (
        <Radios
          id="copy-whom"
          label="Copy for"
          inline
          options={allowed.map((right) => ({ value: right.for, label: right.words }))}
          value={copy.copy_for as CopyFor}
          onChange={onWhom}
        />
      )}
      <Radios
        id="copy-edition"
        label={allowed.length > 1 ? 'Edition' : 'The patient’s copy'}
        inline
        options={asOptions(content.copy_editions)}
        value={copy.edition}
        onChange={(edition) => onCopy({ ...copy, edition })}
      />
      <Checkbox
        id="copy-duplicate"
        label="Duplicate, for one that was lost: every page says so"
        checked={copy.duplicate}
        onChange={(duplicate) => onCopy({ ...copy, duplicate })}
      />
    </section>
  );
};
