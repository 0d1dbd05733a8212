/**
 * The Rust side played by data, for tests, the accessibility checks and the review page only.
 * Nothing the installed program loads imports this file.
 */
import { clearMocks, mockIPC } from '@tauri-apps/api/mocks';

/** One handler a command, by its Rust name. It gets the arguments and gives what the command would. */
export type CommandFixtures = Record<string, (input: Record<string, unknown>) => unknown>;

/**
 * Answers every command from `fixtures`; a command without one is rejected as the real bridge rejects
 * a command that does not exist. A handler refuses by throwing what the command would return as error.
 */
export const playCommands = (fixtures: CommandFixtures): void => {
  mockIPC((command, input) => {
    const handler = fixtures[command];
    if (!handler) throw new Error(`Command ${command} not found`);
    return handler((input ?? {}) as Record<string, unknown>);
  });
};

export const stopPlaying = (): void => clearMocks();
