import { useMemo } from 'react';
import { useT } from '../../../i18n/settings/use-t.ts';
import { Select } from '../../../ui/field.tsx';

/** From the Atlantic to Acre; the rest of the world follows by name. */
const BRAZIL = [
  'America/Noronha',
  'America/Sao_Paulo',
  'America/Bahia',
  'America/Fortaleza',
  'America/Recife',
  'America/Belem',
  'America/Maceio',
  'America/Araguaina',
  'America/Santarem',
  'America/Manaus',
  'America/Cuiaba',
  'America/Campo_Grande',
  'America/Porto_Velho',
  'America/Boa_Vista',
  'America/Rio_Branco',
  'America/Eirunepe',
];

/** As they are written here; the database of zones knows no accents. */
const ACCENTED: Readonly<Record<string, string>> = {
  'America/Noronha': 'Fernando de Noronha',
  'America/Sao_Paulo': 'São Paulo',
  'America/Belem': 'Belém',
  'America/Maceio': 'Maceió',
  'America/Araguaina': 'Araguaína',
  'America/Santarem': 'Santarém',
  'America/Cuiaba': 'Cuiabá',
  'America/Eirunepe': 'Eirunepé',
};

type Props = {
  id: string;
  'aria-invalid': boolean;
  'aria-describedby'?: string;
  value: string;
  disabled?: boolean;
  onChange: (timeZone: string) => void;
};

export function ZoneSelect({ value, onChange, ...field }: Props) {
  const t = useT();
  const others = useMemo(
    () => Intl.supportedValuesOf('timeZone').filter((zone) => !BRAZIL.includes(zone)),
    [],
  );
  const isKnown = BRAZIL.includes(value) || others.includes(value);
  const name = (zone: string) => zone.replace(/_/g, ' ').replace('/', ' / ');
  return (
    <Select {...field} value={value} onChange={(event) => onChange(event.target.value)}>
      {!isKnown && <option value={value}>{value}</option>}
      <optgroup label={t('calendars.brazil')}>
        {BRAZIL.map((zone) => (
          <option key={zone} value={zone}>
            {ACCENTED[zone] ?? name(zone).replace('America / ', '')}
          </option>
        ))}
      </optgroup>
      <optgroup label={t('calendars.world')}>
        {others.map((zone) => (
          <option key={zone} value={zone}>
            {name(zone)}
          </option>
        ))}
      </optgroup>
    </Select>
  );
}
