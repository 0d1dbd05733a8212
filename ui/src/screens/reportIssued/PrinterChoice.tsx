import { Select } from '../../components/Select';
import type { PrinterView } from '../../ipc';

export type PrinterChoiceProps = {
  id: string;
  printers: readonly PrinterView[];
  value: string;
  onChange: (printer: string) => void;
};

/** Which printer, and where it stands: paper that comes out elsewhere is read by whoever stands there. */
export const PrinterChoice = ({ id, printers, value, onChange }: PrinterChoiceProps) => {
  const place = printers.find(({ name }) => name === value)?.place ?? '';
  return (
    <>
      <Select
        id={id}
        label="Printer"
        options={printers.map(({ name, place: where }) => ({
          value: name,
          label: where === '' ? name : `${name} (${where})`,
        }))}
        value={value}
        onChange={onChange}
      />
      <p className="printer-place" role="status">
        It comes out of <b>{value}</b>
        {place === ''
          ? '. The system does not say where that stands: be sure you know before you print.'
          : `, which stands in: ${place}.`}
      </p>
    </>
  );
};
