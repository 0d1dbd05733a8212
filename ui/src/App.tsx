import { AppFrame } from './components/AppFrame';
import { KeysProvider } from './components/Keys';
import { NavigationProvider, ScreenHeading } from './components/Navigation';

export const App = () => (
  <KeysProvider>
    <NavigationProvider start={{ kind: 'start' }}>
      <AppFrame service="Vocational clinic">
        <ScreenHeading title="Stepwell" />
      </AppFrame>
    </NavigationProvider>
  </KeysProvider>
);
