import { type RefObject, useEffect } from 'react';

/** After each try to send: to the first field that holds it back. `tries` counts them. */
export function useFocusProblem(form: RefObject<HTMLElement | null>, tries: number): void {
  useEffect(() => {
    if (tries === 0) return;
    const field = form.current?.querySelector('[aria-invalid="true"]');
    if (field instanceof HTMLElement) field.focus();
  }, [form, tries]);
}
