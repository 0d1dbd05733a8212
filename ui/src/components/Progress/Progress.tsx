import { useId } from 'react';
import './progress.scss';

export type ProgressProps = {
  /** What is being done: `Writing the reports`. */
  label: string;
  /** Things done and things to do, counted; not an estimate. */
  done: number;
  of: number;
};

/** How far something long has got. There is none without a count: a spinner says nothing. */
export const Progress = ({ label, done, of }: ProgressProps) => {
  const id = useId();
  return (
    <div className="progress">
      <label htmlFor={id}>{label}</label>
      <progress id={id} value={Math.min(done, of)} max={Math.max(of, 1)} />
      <span>
        {done} of {of}
      </span>
    </div>
  );
};
