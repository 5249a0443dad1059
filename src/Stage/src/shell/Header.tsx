import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { DropdownMenu } from 'radix-ui';
import { lazy, Suspense, useEffect, useState } from 'react';
import { companiesQuery, companyQuery, sessionQuery } from '../api/queries';
import { signOut } from '../signin/session';
import { Icon } from '../ui/Icon';
import { say } from '../ui/Toasts';
import { Clock } from './Clock';
import { PauseButton } from './PauseButton';
import { StateChips } from './StateChips';
import { chooseTheme, chosenTheme, themes, type Theme } from './theme';
import { useCompanyKey, useInboxCount } from './useCompany';

const Palette = lazy(() => import('./Palette').then((module) => ({ default: module.Palette })));

function CompanySwitch() {
  const key = useCompanyKey();
  const { data: company } = useQuery(companyQuery(key));
  const { data: session } = useQuery(sessionQuery);
  const { data: all } = useQuery({ ...companiesQuery, enabled: session !== undefined });
  const navigate = useNavigate();
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="company-switch">
        <span className="ellipsis">{company?.name ?? key}</span>
        <Icon name="down" size={14} />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="start" sideOffset={6}>
          <DropdownMenu.Label className="menu-label">Companies</DropdownMenu.Label>
          {(all?.items ?? []).map((item) => (
            <DropdownMenu.Item key={item.key} className="menu-item" onSelect={() => void navigate({ to: '/c/$company', params: { company: item.key } })}>
              <span className={`chip-dot tone-${item.state === 'open' ? 'good' : 'wait'}`} />
              <span className="grow">{item.name}</span>
              <span className="muted small">{item.state}</span>
            </DropdownMenu.Item>
          ))}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

function PersonMenu() {
  const { data: session } = useQuery(sessionQuery);
  const client = useQueryClient();
  const navigate = useNavigate();
  const [theme, setTheme] = useState<Theme>(chosenTheme);
  const leave = async () => {
    await signOut().catch(() => say('You are signed out here; the server could not be told.', false));
    client.clear();
    await navigate({ to: '/' });
  };
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="button ghost square" aria-label="You and the look">
        <Icon name="theme" />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="menu" align="end" sideOffset={6}>
          {session && (
            <DropdownMenu.Label className="menu-label">
              {session.name} · {session.role}
            </DropdownMenu.Label>
          )}
          <DropdownMenu.RadioGroup
            value={theme}
            onValueChange={(value) => {
              const next = themes.find((name) => name === value) ?? 'dark';
              chooseTheme(next);
              setTheme(next);
            }}
          >
            {themes.map((name) => (
              <DropdownMenu.RadioItem key={name} value={name} className="menu-item">
                <Icon name={name === 'light' ? 'sun' : name === 'dark' ? 'moon' : 'theme'} />
                <span className="grow">{name === 'system' ? 'As the system' : name === 'light' ? 'Light' : 'Dark'}</span>
                <DropdownMenu.ItemIndicator>
                  <Icon name="check" />
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
          <DropdownMenu.Separator className="menu-line" />
          {session ? (
            <DropdownMenu.Item className="menu-item" onSelect={() => void leave()}>
              <Icon name="out" /> Sign out
            </DropdownMenu.Item>
          ) : (
            <DropdownMenu.Item className="menu-item" onSelect={() => void navigate({ to: '/' })}>
              <Icon name="out" /> Sign in with a key
            </DropdownMenu.Item>
          )}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

export function Header() {
  const company = useCompanyKey();
  const inbox = useInboxCount();
  const [searching, setSearching] = useState(false);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if ((event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        setSearching(true);
      }
    };
    window.addEventListener('keydown', open);
    return () => window.removeEventListener('keydown', open);
  }, []);
  return (
    <header className="header">
      <Link to="/c/$company" params={{ company }} className="logo" aria-label="AgentOps, to the Stage">
        <img src="/icon.svg" alt="" width="24" height="24" />
      </Link>
      <CompanySwitch />
      <StateChips />
      <div className="header-end">
        <Clock />
        <button type="button" className="search-button" onClick={() => setSearching(true)} aria-label="Search">
          <Icon name="search" />
          <span className="wide-only">Search</span>
          <kbd className="wide-only">Ctrl K</kbd>
        </button>
        <Link to="/c/$company/inbox" params={{ company }} className="button ghost header-inbox" aria-label={`Inbox, ${inbox.label} waiting`}>
          <Icon name="inbox" />
          {inbox.count > 0 && <span className="count">{inbox.label}</span>}
        </Link>
        <PersonMenu />
        <PauseButton />
      </div>
      {searching && (
        <Suspense>
          <Palette onClose={() => setSearching(false)} />
        </Suspense>
      )}
    </header>
  );
}
