/** Where each field of the form is, so that a finding can send a person to it. */
import { useCallback, useMemo, useRef, type RefCallback } from 'react';
import { fields, type Field } from './validate';

export type FieldRefs = Record<Field, RefCallback<HTMLElement>>;

export function useFieldRefs(): { refs: FieldRefs; focus(field: Field): void } {
  const elements = useRef(new Map<Field, HTMLElement>());
  const refs = useMemo(() => Object.fromEntries(fields.map((field) => [field, (element: HTMLElement | null) => {
    if (element) elements.current.set(field, element); else elements.current.delete(field);
  }])) as FieldRefs, []);
  const focus = useCallback((field: Field) => {
    const move = () => {
      const element = elements.current.get(field);
      element?.scrollIntoView({ block: 'nearest' });
      element?.focus();
      return element !== undefined;
    };
    // The form may only be about to be drawn (the preview was shown instead).
    if (!move()) requestAnimationFrame(move);
  }, []);
  return { refs, focus };
}
