import service from '../../../../assets/demonstration/service.toml?raw';

/** What opens the demonstration, from the file it is made of. It guards nothing: everyone in it is invented. */
export const DEMONSTRATION_PASSPHRASE = /^passphrase = "([^"]*)"$/m.exec(service)?.[1] ?? '';
