import type { Translate } from '../kit/text.ts'
import { KitSection } from './kit-section.tsx'
import { LiveBar } from './live-bar.tsx'
import { MemberBox } from './member-box.tsx'
import { PortalHeader } from './portal-header.tsx'
import { portalLinks } from './portal-page.tsx'
import { SideNav } from './side-nav.tsx'

export const KitChrome = ({ t }: { readonly t: Translate }) => (
  <>
    <KitSection name="PortalHeader">
      <PortalHeader t={t} path="/report" links={portalLinks(t)} />
    </KitSection>
    <KitSection name="SideNav, MemberBox, LiveBar">
      <div class="side">
        <SideNav
          t={t}
          path="/console/queue"
          label={t('ui.kit-side-nav')}
          groups={[
            {
              heading: 'Tiếp nhận',
              items: [
                { href: '/console/queue', label: 'Hàng chờ', count: 14, urgent: true },
                { href: '/console/cases', label: 'Hồ sơ của tôi', count: 6 },
              ],
            },
            { heading: 'Điều hành', items: [{ href: '/console/figures', label: 'Số liệu' }] },
          ]}
        />
        <MemberBox
          t={t}
          member={{ name: 'Nguyễn Mẫu', agency: 'Sở Y tế', roles: ['Tiếp nhận', 'Phê duyệt'] }}
        />
      </div>
      <LiveBar t={t} />
    </KitSection>
  </>
)
