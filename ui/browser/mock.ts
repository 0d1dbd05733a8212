// Put into the page before the program starts, so that the unmodified bundle finds its Rust side.
import { commandFixtures } from '../src/ipc/fixtures';
import { playCommands } from '../src/ipc/mock';

playCommands(commandFixtures);
