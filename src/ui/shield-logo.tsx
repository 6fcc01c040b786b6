export const ShieldLogo = () => (
  <svg class="shield" width="28" height="32" viewBox="0 0 28 32" aria-hidden="true" focusable="false">
    <path d="M14 1 27 5v11c0 8-6 13-13 15C7 29 1 24 1 16V5z" fill="#0b7a75" />
    <path
      d="M9 16.5l3.6 3.6L19.5 13"
      stroke="#fff"
      stroke-width="3"
      fill="none"
      stroke-linecap="round"
      stroke-linejoin="round"
    />
  </svg>
)
