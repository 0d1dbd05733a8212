/**
 * A colleague starts on Monday, a new surgery joins, or the text is too small: rare errands, done between
 * other things. The therapist needs the one page they came for, in plain words, and to be back at work.
 */
import { useState } from 'react';
import { Button } from '../../components/Button';
import { ScreenHeading, useArrivalFocus } from '../../components/Navigation';
import { useSession } from '../../components/Session';
import { Tabs } from '../../components/Tabs';
import { AboutPage } from './AboutPage';
import { LaptopPage } from './LaptopPage';
import { LaptopsPage } from './LaptopsPage';
import { PapersPage } from './PapersPage';
import { PeoplePage } from './PeoplePage';
import { SitesPage } from './SitesPage';
import './settings.scss';

export type SettingsScreenProps = {
  /** Where to begin; the people otherwise. */
  page?: 'papers' | 'laptops' | undefined;
  /** Only in the demonstration. */
  onLeaveDemonstration: () => Promise<void>;
};

export const SettingsScreen = ({ page: first, onLeaveDemonstration }: SettingsScreenProps) => {
  const { demonstration } = useSession();
  const [page, setPage] = useState<string>(first ?? 'people');
  useArrivalFocus(true, `tab-${page}`);
  return (
    <div className="settings">
      <ScreenHeading title="Settings" />
      {demonstration && (
        <p className="settings__demonstration">
          This is the demonstration: everyone in it is invented.{' '}
          <Button id="leave-demonstration" onClick={() => void onLeaveDemonstration()}>
            Leave the demonstration
          </Button>
        </p>
      )}
      <Tabs
        label="Settings"
        selectedId={page}
        onSelect={setPage}
        tabs={[
          { id: 'people', label: 'People', content: <PeoplePage /> },
          { id: 'sites', label: 'Sites', content: <SitesPage /> },
          { id: 'papers', label: 'Papers and checking', content: <PapersPage /> },
          { id: 'laptops', label: 'Laptops', content: <LaptopsPage /> },
          { id: 'laptop', label: 'This laptop', content: <LaptopPage /> },
          { id: 'about', label: 'About', content: <AboutPage /> },
        ]}
      />
    </div>
  );
};
