import '@fontsource-variable/inter/wght.css';
import '@fontsource/pixelify-sans/latin-500.css';
import './styles/tokens.css';
import './styles/base.css';
import './ui/ui.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError } from './api/client';
import { createAppRouter } from './router';
import { exchangeFragmentKey } from './signin/session';
import { Toasts } from './ui/Toasts';

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: false,
      retry: (failures, error) => (error instanceof ApiError && error.status < 500 && error.status !== 429 ? false : failures < 3),
    },
  },
});

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root element.');
const router = createAppRouter(client);

void exchangeFragmentKey().finally(() => {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <RouterProvider router={router} />
        <Toasts />
      </QueryClientProvider>
    </StrictMode>,
  );
});
