import { useState } from 'react';
import type { AuthorRole } from '../../../shared/messages';
import { ComboBox } from '../../ui/ComboBox';
import type { LabelPlacement } from '../../ui/FieldError';
import { roleFromText, useRoleField } from './useRoleField';

export interface RoleFieldProps {
  label: string;
  labelPlacement?: LabelPlacement;
  size?: 'm' | 'l';
  placeholder: string;
  clearLabel: string;
  role: AuthorRole | undefined;
  onChange(role: AuthorRole | undefined): void;
  onBlur?(): void;
  error?: string | undefined;
  inputRef?: React.Ref<HTMLInputElement>;
}

/** A role from the lists, found by typing, or one's own words. */
export function RoleField({ label, labelPlacement, size, placeholder, clearLabel, role, onChange, onBlur, error, inputRef }: RoleFieldProps) {
  const written = role === undefined ? '' : 'text' in role ? role.text : role.display;
  const [query, setQuery] = useState(written);
  const [known, setKnown] = useState(written);
  // Changed from outside (another person chosen): the field follows, but never while it is the field that changed it.
  if (known !== written) { setKnown(written); if (query.trim() !== written) setQuery(written); }
  const { options, selected } = useRoleField(role, query);
  return (
    <ComboBox
      label={label} {...(labelPlacement ? { labelPlacement } : {})} {...(size ? { size } : {})} options={options} selected={selected} query={query} allowsOwnText placeholder={placeholder} openLabel={placeholder} clearLabel={clearLabel}
      onQuery={(text) => { setQuery(text); onChange(roleFromText(text)); }} onSelect={(option) => { onChange(option?.role); }} onBlur={onBlur} error={error} {...(inputRef ? { inputRef } : {})}
    />
  );
}
