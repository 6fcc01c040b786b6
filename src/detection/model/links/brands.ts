/** Names that Vietnamese children and families trust, and that are therefore imitated. */
export interface Brand {
  readonly name: string
  /** How the name is written in addresses. */
  readonly words: readonly string[]
  /** Registered names that are truly theirs; all that stands under them is theirs too. */
  readonly domains: readonly string[]
  /** Names so short or common that only the exact word counts, not one letter off. */
  readonly exactOnly?: true
}

const brand = (name: string, words: string, domains: string): Brand => ({
  name,
  words: words.split(' '),
  domains: domains.split(' '),
})
const shortBrand = (name: string, words: string, domains: string): Brand => ({
  ...brand(name, words, domains),
  exactOnly: true,
})

export const brands: readonly Brand[] = [
  // Banks
  brand('Vietcombank', 'vietcombank', 'vietcombank.com.vn'),
  brand('VietinBank', 'vietinbank', 'vietinbank.vn vietinbank.com.vn'),
  shortBrand('BIDV', 'bidv', 'bidv.com.vn bidv.vn'),
  brand('Agribank', 'agribank', 'agribank.com.vn'),
  brand('Techcombank', 'techcombank', 'techcombank.com techcombank.com.vn'),
  shortBrand('MB', 'mbbank', 'mbbank.com.vn'),
  shortBrand('VPBank', 'vpbank', 'vpbank.com.vn'),
  brand('Sacombank', 'sacombank', 'sacombank.com.vn sacombank.com'),
  shortBrand('TPBank', 'tpbank', 'tpb.vn tpb.com.vn'),
  shortBrand('HDBank', 'hdbank', 'hdbank.com.vn'),
  shortBrand('SeABank', 'seabank', 'seabank.com.vn'),
  brand('Eximbank', 'eximbank', 'eximbank.com.vn'),
  shortBrand('LPBank', 'lpbank', 'lpbank.com.vn'),
  brand('Nam A Bank', 'namabank', 'namabank.com.vn'),
  // Wallets
  shortBrand('MoMo', 'momo', 'momo.vn'),
  brand('ZaloPay', 'zalopay', 'zalopay.vn'),
  shortBrand('VNPAY', 'vnpay', 'vnpay.vn'),
  brand('Viettel Money', 'viettelmoney viettelpay', 'viettelmoney.vn viettelpay.vn'),
  shortBrand('NAPAS', 'napas', 'napas.com.vn'),
  // Telecoms
  brand('Viettel', 'viettel', 'viettel.com.vn viettel.vn vietteltelecom.vn viettelmoney.vn viettelpay.vn'),
  shortBrand('VNPT', 'vnpt', 'vnpt.com.vn vnpt.vn'),
  brand('VinaPhone', 'vinaphone', 'vinaphone.com.vn'),
  brand('MobiFone', 'mobifone', 'mobifone.vn mobifone.com.vn'),
  brand('Vietnamobile', 'vietnamobile', 'vietnamobile.com.vn'),
  // Shops
  brand(
    'Shopee',
    'shopee',
    'shopee.vn shopee.com shopee.sg shopee.ph shopee.tw shopee.co.th shopee.co.id shopee.com.my shopee.com.br',
  ),
  brand(
    'Lazada',
    'lazada',
    'lazada.vn lazada.com lazada.sg lazada.co.th lazada.co.id lazada.com.my lazada.com.ph',
  ),
  shortBrand('Tiki', 'tiki', 'tiki.vn'),
  brand('Thế Giới Di Động', 'thegioididong', 'thegioididong.com'),
  // Social networks and chat
  shortBrand('Zalo', 'zalo', 'zalo.me zaloapp.com zalo.vn zalopay.vn'),
  brand('Facebook', 'facebook', 'facebook.com fb.com fb.me facebook.net'),
  brand('Messenger', 'messenger', 'messenger.com facebook.com'),
  brand('Instagram', 'instagram', 'instagram.com'),
  brand('TikTok', 'tiktok', 'tiktok.com'),
  brand('YouTube', 'youtube', 'youtube.com youtu.be youtube-nocookie.com youtubekids.com'),
  brand('Telegram', 'telegram', 'telegram.org t.me telegram.me telegram.dog'),
  brand('Discord', 'discord', 'discord.com discord.gg discordapp.com discord.new discord.gift'),
  brand('Google', 'google', 'google.com google.com.vn goo.gl google googleapis.com googleblog.com'),
  brand('iCloud', 'icloud', 'icloud.com'),
  // Games
  brand('Roblox', 'roblox robux', 'roblox.com rbxcdn.com'),
  shortBrand('Garena', 'garena', 'garena.vn garena.com garena.sg garena.tw garena.co.th'),
  brand('Free Fire', 'freefire', 'freefiremobile.com garena.com garena.vn'),
  brand('Liên Quân Mobile', 'lienquan', 'garena.vn'),
  brand('Minecraft', 'minecraft', 'minecraft.net'),
  brand('Steam', 'steamcommunity steampowered', 'steamcommunity.com steampowered.com'),
  brand('PUBG Mobile', 'pubgmobile', 'pubgmobile.com'),
  brand('Fortnite', 'fortnite', 'fortnite.com epicgames.com'),
  // The state
  brand('Cổng dịch vụ công quốc gia', 'dichvucong dichvucongquocgia', 'gov.vn'),
  shortBrand('VNeID', 'vneid', 'gov.vn'),
  shortBrand('VssID', 'vssid', 'gov.vn'),
  brand('Bảo hiểm xã hội Việt Nam', 'baohiemxahoi', 'gov.vn'),
  brand('Bộ Công an', 'bocongan', 'gov.vn'),
  brand('Thuế điện tử', 'thuedientu tongcucthue', 'gov.vn'),
  brand('Tổng đài 111', 'tongdai111', 'tongdai111.vn'),
]
