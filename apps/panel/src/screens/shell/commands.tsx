import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react';
import { createStore, type Store, useStore } from '../../sync/store.ts';
import { type KeyState, nextKeyState, noKeys } from './key-sequence.ts';

export type Command = {
  id: string;
  label: string;
  group: 'go' | 'conversation' | 'view';
  /** `e`, `g i`, `mod+k` */
  keys?: string;
  run: () => void;
};

type Registry = Store<readonly (readonly Command[])[]>;
const CommandsContext = createContext<Registry | null>(null);

function useRegistry(): Registry {
  const registry = useContext(CommandsContext);
  if (registry === null) throw new Error('useCommands outside CommandsProvider');
  return registry;
}

/** One list of commands drives the keys, the palette and the help sheet. */
export function CommandsProvider({ children }: { children: ReactNode }) {
  const registry = useMemo<Registry>(() => createStore<readonly (readonly Command[])[]>([]), []);
  const keys = useRef<KeyState>(noKeys);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // What lies on top took it: Escape closes one thing at a time.
      if (event.defaultPrevented) return;
      const commands = registry.get().flat();
      const typing = isTyping(event.target) || isDialogOpen();
      const { state, run } = nextKeyState(keys.current, event, commands, typing, Date.now());
      keys.current = state;
      if (run === null) return;
      event.preventDefault();
      run.run();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, [registry]);
  return <CommandsContext.Provider value={registry}>{children}</CommandsContext.Provider>;
}

/** Offers commands while the calling screen is mounted. */
export function useCommands(commands: readonly Command[]): void {
  const registry = useRegistry();
  useLayoutEffect(() => {
    registry.set((lists) => [...lists, commands]);
    return () => registry.set((lists) => lists.filter((list) => list !== commands));
  }, [registry, commands]);
}

export function useAllCommands(): readonly Command[] {
  const lists = useStore(useRegistry(), (state) => state);
  return useMemo(() => lists.flat(), [lists]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))
  );
}

function isDialogOpen(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"]') !== null;
}
