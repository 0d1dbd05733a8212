import { Button } from '../../../components/Button';
import { DayField } from '../../../components/DayField';
import { TextField } from '../../../components/TextField';
import type { AppointmentForm, FindingView } from '../../../ipc';
import { fieldOf } from '../findings';

export type AppointmentsProps = {
  appointments: readonly AppointmentForm[];
  findings: readonly FindingView[];
  today: string;
  onChange: (appointments: AppointmentForm[]) => void;
  /** A new one, with the cursor in its day. */
  onAdd: () => void;
};

/** What shifts must not be in the way of. It is the person's own and is not printed. */
export const Appointments = ({ appointments, findings, today, onChange, onAdd }: AppointmentsProps) => {
  const change = (at: number, part: Partial<AppointmentForm>) =>
    onChange(appointments.map((one, place) => (place === at ? { ...one, ...part } : one)));
  const errorOf = (field: string) => findings.find((one) => fieldOf(one.field) === field)?.message;
  return (
    <fieldset className="builder__appointments">
      <legend>Appointments the shifts must leave free (not printed)</legend>
      {appointments.map((one, at) => {
        const id = `phased.appointments.${at}`;
        return (
          <div key={at} className="builder__line builder__line--top">
            <DayField id={`${id}.on`} label={`Day, appointment ${at + 1}`} today={today} toward="future" value={one.on} error={errorOf(`${id}.on`)} onChange={(on) => change(at, { on })} />
            <TextField id={`${id}.from`} label="From" width={5} value={one.from} error={errorOf(`${id}.from`)} onChange={(from) => change(at, { from })} />
            <TextField id={`${id}.to`} label="To" width={5} value={one.to} onChange={(to) => change(at, { to })} />
            <TextField id={`${id}.what`} label="What" value={one.what} onChange={(what) => change(at, { what })} />
            <Button kind="link" aria-label={`Remove appointment ${at + 1}`} onClick={() => onChange(appointments.filter((_, place) => place !== at))}>
              ×
            </Button>
          </div>
        );
      })}
      <Button shortcut="Alt+A" onClick={onAdd}>
        Add an appointment
      </Button>
    </fieldset>
  );
};
