import { Marked } from '../../components/SideBySide';
import type { ComparisonView } from '../../ipc';

/** What each registration knows, a row a field; where they differ the row says so and the words are marked. */
export const Compared = ({ view: { one, other, rows } }: { view: ComparisonView }) => (
  // The two columns may be wider than the window with large text: then it scrolls, and the keyboard can do so too.
  // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
  <div className="same-person__table" tabIndex={0} role="region" aria-label="What each knows">
    <table>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">
            <bdi>{one.shown_name}</bdi>
          </th>
          <th scope="col">
            <bdi>{other.shown_name}</bdi>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.label} className={row.differs ? 'same-person__differs' : undefined}>
            <th scope="row">
              {row.label}
              {row.differs && (
                <>
                  <span aria-hidden="true"> ≠</span>
                  <span className="nhsuk-u-visually-hidden">, differs</span>
                </>
              )}
            </th>
            <td>{row.differs ? <Marked text={row.one} beside={row.other} /> : row.one}</td>
            <td>{row.differs ? <Marked text={row.other} beside={row.one} /> : row.other}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);
