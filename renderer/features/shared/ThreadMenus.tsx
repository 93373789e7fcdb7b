/** Whom a thread is given to, and until when it is put off: the same two menus in the reader and above a marked list. */
import { useTranslation } from 'react-i18next';
import { useSession, type ThreadRow } from '../../archive';
import { useThreadDesk, type ThreadMenu } from '../../desk/threads';
import { Menu } from '../../ui/Menu';
import { ToolButton } from '../../ui/Toolbar';
import { useKeyOf, useShortcut } from './shortcuts';
import { useClock } from './useNow';
import { snoozeUntil, useThreadActions, type SnoozeChoice } from './useThreadActions';

interface Props { rows: readonly ThreadRow[]; onDone?(): void; /** Where there is no room for the word. */ iconOnly?: boolean }

/** Menus opened by key belong to the newest place that shows them. */
function useMenuKey(menu: ThreadMenu) {
  const open = useThreadDesk((state) => state.menu === menu);
  const setMenu = useThreadDesk((state) => state.setMenu);
  useShortcut(menu, () => { setMenu(menu); });
  return { isOpen: open, onOpenChange: (next: boolean) => { setMenu(next ? menu : undefined); } };
}

export function AssignMenu({ rows, onDone, iconOnly = false }: Props) {
  const { t } = useTranslation('inbox');
  const session = useSession();
  const actions = useThreadActions();
  const me = session?.user?.initials;
  const others = session?.users.filter((user) => user.initials !== me) ?? [];
  const assignee = rows.length === 1 ? rows[0]?.assignee : undefined;
  const key = useKeyOf('assign');
  return (
    <Menu
      {...useMenuKey('assign')} label={t('assign.label')} placement="bottom start" trigger={<ToolButton icon="user-plus" label={t('assign.title')} kbd={key} iconOnly={iconOnly} />}
      groups={[
        { id: 'who', title: t('assign.label'), entries: [
          ...(me ? [{ id: `to:${me}`, label: t('assign.me', { initials: me }), checked: assignee === me }] : []),
          ...others.map((user) => ({ id: `to:${user.initials}`, label: `${user.name} (${user.initials})`, checked: assignee === user.initials })),
        ] },
        { id: 'none', entries: [{ id: 'nobody', label: t('assign.nobody'), checked: rows.length === 1 && assignee === undefined }] },
      ]}
      onAction={(id) => { void actions.assign(rows, id === 'nobody' ? undefined : id.slice(3)); onDone?.(); }}
    />
  );
}

const choices: readonly SnoozeChoice[] = ['hours', 'tomorrow', 'monday', 'week'];

export function SnoozeMenu({ rows, onDone, iconOnly = false }: Props) {
  const { t } = useTranslation('inbox');
  const clock = useClock();
  const actions = useThreadActions();
  const key = useKeyOf('snooze');
  return (
    <Menu
      {...useMenuKey('snooze')} label={t('snooze.label')} placement="bottom start" trigger={<ToolButton icon="alarm-clock" label={t('snooze.title')} kbd={key} iconOnly={iconOnly} />}
      groups={[
        { id: 'when', title: t('snooze.label'), entries: choices.map((id) => ({ id, label: t(`snooze.${id}`) })) },
        ...(rows.some((row) => row.snoozedUntil) ? [{ id: 'stop', entries: [{ id: 'now', label: t('snooze.stop') }] }] : []),
      ]}
      onAction={(id) => { void actions.snooze(rows, id === 'now' ? undefined : snoozeUntil(id as SnoozeChoice, clock())); onDone?.(); }}
    />
  );
}
