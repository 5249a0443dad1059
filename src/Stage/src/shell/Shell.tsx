import { useQuery } from '@tanstack/react-query';
import { Outlet, useParams } from '@tanstack/react-router';
import { ApiError } from '../api/client';
import { companyQuery } from '../api/queries';
import { LiveProvider } from '../live/Live';
import { SignIn } from '../signin/SignIn';
import { Part } from '../ui/Part';
import { Problem } from '../ui/Problem';
import { RosterProvider } from '../ui/Roster';
import { Header } from './Header';
import { LostBanner } from './LostBanner';
import { Rail, Tabs } from './Rail';
import './shell.css';

/** Everything around a page of one company. */
export function Shell() {
  const { company } = useParams({ from: '/c/$company' });
  const about = useQuery(companyQuery(company));
  const status = about.error instanceof ApiError ? about.error.status : 0;
  if (status === 401) return <SignIn />;
  if (status === 403 || status === 404) return <main className="page"><div className="page-body"><Problem error={about.error!} what={`The company “${company}”`} /></div></main>;
  return (
    <LiveProvider key={company} company={company}>
      <RosterProvider company={company}>
        <div className="shell">
          <a className="skip" href="#main">
            Skip to the content
          </a>
          <Header />
          <Rail />
          <main id="main" className="shell-main" tabIndex={-1}>
            <LostBanner />
            <div className="shell-page">
              <Part name="This page">
                <Outlet />
              </Part>
            </div>
          </main>
          <Tabs />
        </div>
      </RosterProvider>
    </LiveProvider>
  );
}
