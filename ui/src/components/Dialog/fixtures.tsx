import { useState } from 'react';
import { Dialog } from '.';
import { Button } from '../Button';
import { KeysProvider } from '../Keys';
import { PatientBanner } from '../PatientBanner';
import { kevinPryce } from '../PatientBanner/fixtures';
import { TextField } from '../TextField';
import type { Fixtures } from '../fixture';

export const ConsentDialog = ({ opened = false }: { opened?: boolean }) => {
  const [open, setOpen] = useState(opened);
  const [said, setSaid] = useState('');
  const close = () => setOpen(false);
  return (
    <KeysProvider>
      <Button onClick={() => setOpen(true)}>Record consent</Button>
      {open && (
        <Dialog
          title="Consent to talk to the employer"
          onClose={close}
          banner={<PatientBanner patient={kevinPryce} />}
          buttons={
            <>
              <Button kind="main" onClick={close}>
                Record
              </Button>
              <Button onClick={close}>Leave it</Button>
            </>
          }
        >
          <TextField id="consent-said" label="What may be said" value={said} onChange={setSaid} />
        </Dialog>
      )}
    </KeysProvider>
  );
};

export const fixtures: Fixtures = {
  open: <ConsentDialog opened />,
  'to open': <ConsentDialog />,
};
