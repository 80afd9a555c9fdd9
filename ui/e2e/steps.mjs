// The steps of a registration, as an officer takes them; several tests begin with them.
import { basename } from 'node:path';
import { picture, settled } from './harness.mjs';

/** Steps 1 to 6 of a registration, up to the sent dataset; answers with its code. */
export async function register(page, name, file) {
  await page.goto('/app/dang-ky');
  await page.locator('input[type="file"]').setInputFiles(file);
  await page.waitForURL(/buoc=hieu-tep/u);
  await page.getByRole('heading', { name: 'Máy đã hiểu tệp này thế nào' }).waitFor();
  await page.getByText(/chỗ cần xem/u).first().waitFor();
  await settled(page);
  await picture(page, `chain-${basename(file.name ?? file)}-understood`);
  await page.getByRole('button', { name: 'Tiếp tục: Mô tả' }).locator('visible=true').first().click();
  await page.getByLabel('Tên bộ dữ liệu').fill(name);
  await page.locator('[data-field="description"] textarea').fill('Mỗi dòng là một loại cây ở một xã: diện tích và sản lượng năm 2025, tổng hợp từ báo cáo của các xã.');
  await choose(page, 'theme', /Nông nghiệp/u);
  await choose(page, 'updateFrequency', 'Hằng năm');
  await page.getByLabel('Đơn vị hoặc chức danh').fill('Phòng Kế hoạch – Tài chính');
  await page.getByLabel('Thư điện tử').fill('khtc@sonla.gov.vn');
  await page.locator('[data-field="legalBasis"] input').first().fill('Luật Trồng trọt 31/2018/QH14');
  await page.keyboard.press('Enter');
  await choose(page, 'licence', /gợi ý/u);
  await picture(page, `chain-${basename(file.name ?? file)}-described`);
  await page.getByRole('button', { name: 'Đăng ký và tiếp tục: Phân loại' }).click();
  await page.waitForURL(/buoc=phan-loai/u);
  await page.getByRole('radio', { name: /^Dữ liệu mở/u }).click();
  await page.getByRole('radio', { name: /^Khác\./u }).click();
  await page.getByRole('radio', { name: /^Không có\./u }).click();
  await picture(page, `chain-${basename(file.name ?? file)}-classified`);
  await page.getByRole('button', { name: 'Lưu', exact: true }).click();
  await page.waitForURL(/buoc=kiem-tra/u);
  await page.getByText('Đủ điều kiện gửi').waitFor();
  await settled(page);
  await picture(page, `chain-${basename(file.name ?? file)}-checks`);
  await page.getByRole('button', { name: 'Tiếp tục: Gửi' }).click();
  await page.getByRole('button', { name: 'Gửi rà soát' }).click();
  await page.getByText(/Đã gửi rà soát/u).waitFor();
  return new URL(page.url()).searchParams.get('ma');
}

/** Opens a select by its field and takes an option. */
export async function choose(page, field, option) {
  await page.locator(`[data-field="${field}"] input:not([type="hidden"])`).first().click();
  await page.getByRole('option', { name: option }).first().click();
}
